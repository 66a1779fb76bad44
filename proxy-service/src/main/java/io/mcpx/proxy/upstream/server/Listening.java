// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import io.mcpx.proxy.upstream.guard.Backoff;
import io.mcpx.proxy.upstream.link.Broken;
import io.mcpx.proxy.upstream.link.Exchange;
import io.mcpx.proxy.upstream.link.ExchangeListener;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.Session;
import io.vertx.core.Vertx;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code subscriptions/listen} stream of a modern server: opened again whenever it ends, and replaced when other
 * resources are to be watched, the new one first. Confined to the server's context.
 */
final class Listening {

    private final Vertx vertx;
    private final Session session;
    private final Backoff backoff;
    private final Runnable missed;
    private Set<String> uris = Set.of();
    private @Nullable Stream stream;
    private boolean refused;
    private boolean over;

    /**
     * A stream that is not open yet.
     *
     * @param missed runs when changes may have gone by unheard
     */
    Listening(Vertx vertx, Session session, Backoff backoff, Runnable missed) {
        this.vertx = vertx;
        this.session = session;
        this.backoff = backoff;
        this.missed = missed;
    }

    /** Listens for changes of what the server announces, and of these resources. */
    void listen(Set<String> watched) {
        uris = Set.copyOf(watched);
        if (!over && !refused && wantsAnything()) {
            open();
        }
    }

    boolean isRefused() {
        return refused;
    }

    void end() {
        over = true;
        if (stream != null) {
            stream.cancel();
        }
    }

    private boolean wantsAnything() {
        var peer = session.peer();
        return peer.announces("tools") || peer.announces("prompts") || peer.announces("resources") || !uris.isEmpty();
    }

    private void open() {
        var next = new Stream(stream);
        stream = next;
        next.exchange = session.send(GatewayClient.request(Methods.SUBSCRIPTIONS_LISTEN, filter(session.peer())), next);
    }

    private byte[] filter(Peer peer) {
        var out = new JsonWriter().beginObject().name("notifications").beginObject();
        flag(out, "toolsListChanged", peer.announces("tools"));
        flag(out, "promptsListChanged", peer.announces("prompts"));
        flag(out, "resourcesListChanged", peer.announces("resources"));
        if (!uris.isEmpty()) {
            out.name("resourceSubscriptions").beginArray();
            uris.stream().sorted().forEach(out::string);
            out.endArray();
        }
        return out.endObject().endObject().toBytes();
    }

    private static void flag(JsonWriter out, String name, boolean wanted) {
        if (wanted) {
            out.name(name).bool(true);
        }
    }

    private void again(Stream ended) {
        if (!over && ended.equals(stream)) {
            vertx.setTimer(Math.max(1, backoff.next().toMillis()), wait -> {
                if (!over && ended.equals(stream)) {
                    open();
                    missed.run();
                }
            });
        }
    }

    /** One stream, which ends the one before it when the server has confirmed it. */
    private final class Stream implements ExchangeListener {

        private @Nullable Stream before;
        private @Nullable Exchange exchange;

        private Stream(@Nullable Stream before) {
            this.before = before;
        }

        private void cancel() {
            if (exchange != null) {
                exchange.cancel();
            }
            endBefore();
        }

        private void endBefore() {
            var old = before;
            before = null;
            if (old != null) {
                old.cancel();
            }
        }

        @Override
        public void onNotification(Message.Notification notification) {
            backoff.reset();
            endBefore();
        }

        @Override
        public void onRequest(Message.Request request, Answer answer) {
            answer.error(JsonRpcError.of(ErrorCodes.METHOD_NOT_FOUND, "method not found"));
        }

        @Override
        public void onResult(Slice result) {
            endBefore();
            again(this);
        }

        @Override
        public void onError(JsonRpcError error) {
            endBefore();
            refused = true;
        }

        @Override
        public void onBroken(Broken broken) {
            endBefore();
            again(this);
        }
    }
}
