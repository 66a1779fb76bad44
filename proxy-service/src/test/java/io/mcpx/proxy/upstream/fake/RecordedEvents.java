// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.fake;

import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.UpstreamEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers what servers tell unasked. */
public final class RecordedEvents implements UpstreamEvents {

    public final AtomicInteger changes = new AtomicInteger();
    public final List<String> updates = new CopyOnWriteArrayList<>();
    public final List<String> unsolicited = new CopyOnWriteArrayList<>();

    public final List<Revision> endedSessions = new CopyOnWriteArrayList<>();

    @Override
    public void sessionEnded(Upstream upstream, Revision revision, Duration lasted) {
        endedSessions.add(revision);
    }

    @Override
    public void changed(Upstream upstream) {
        changes.incrementAndGet();
    }

    @Override
    public void resourceUpdated(Upstream upstream, Message.Notification notification) {
        updates.add(String.valueOf(notification.params().string("uri")));
    }

    @Override
    public void unsolicited(Upstream upstream, @Nullable String sessionKey, Message.Notification notification) {
        unsolicited.add(sessionKey + " " + notification.method());
    }
}
