// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.mcpx.proxy.upstream.link.Broken;
import io.mcpx.proxy.upstream.link.ExchangeListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers how an exchange ended, and whether it did so more than once. */
final class RecordedExchange implements ExchangeListener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Object> ends = new CopyOnWriteArrayList<>();

    /** Waits until it has ended, with this kind of end. */
    <T> T end(Class<T> kind) {
        await().atMost(PATIENCE).until(() -> !ends.isEmpty());
        if (ends.size() > 1) {
            throw new AssertionError("ended more than once: " + ends);
        }
        return kind.cast(ends.getFirst());
    }

    @Override
    public void onNotification(Message.Notification notification) {}

    @Override
    public void onRequest(Message.Request request, UpstreamListener.Answer answer) {}

    @Override
    public void onResult(Slice result) {
        ends.add(result);
    }

    @Override
    public void onError(JsonRpcError error) {
        ends.add(error);
    }

    @Override
    public void onBroken(Broken broken) {
        ends.add(broken);
    }
}
