// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Revision;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What servers tell without being asked. One receiver; it must not block or throw. */
public interface UpstreamEvents {

    /** A catalogue was read and differs from the one before, or its state changed between present and away. */
    void changed(Upstream upstream);

    /** A watched resource changed. */
    void resourceUpdated(Upstream upstream, Message.Notification notification);

    /**
     * Any other notification outside a request, such as a log message or {@code notifications/elicitation/complete}.
     *
     * @param sessionKey names the client's legacy session it came on; null when that session is shared
     */
    void unsolicited(Upstream upstream, @Nullable String sessionKey, Message.Notification notification);

    /** A legacy session with the server is over, whichever side ended it. */
    void sessionEnded(Upstream upstream, Revision revision, Duration lasted);
}
