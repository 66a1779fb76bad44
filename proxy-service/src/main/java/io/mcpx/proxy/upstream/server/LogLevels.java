// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.link.Ask;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.Session;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The log levels that legacy servers are told. A session that several clients share gets the most talkative of theirs.
 * Confined to the server's context.
 */
final class LogLevels {

    private static final List<String> TALKATIVE_FIRST =
            List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private final Vertx vertx;
    private final Duration deadline;
    private final Map<String, String> wanted = new HashMap<>();

    LogLevels(Vertx vertx, Duration deadline) {
        this.vertx = vertx;
        this.deadline = deadline;
    }

    /** Tells the session this level; completes when it was answered in whatever way. */
    Future<Void> set(Session session, @Nullable String level) {
        if (level == null
                || session.peer().era() == Era.MODERN
                || !session.peer().offers("logging")) {
            return Future.succeededFuture();
        }
        var params = new JsonWriter().beginObject().name("level").string(level).endObject();
        var request = GatewayClient.request(Methods.LOGGING_SET_LEVEL, params.toBytes());
        return Ask.once(vertx, deadline, listener -> session.send(request, listener))
                .mapEmpty();
    }

    /** Remembers what this client wants of a shared session, and tells the session what all of them together want. */
    void share(Session session, ClientContext client) {
        var key = client.sessionKey();
        var level = client.logLevel();
        if (key != null && level != null && TALKATIVE_FIRST.contains(level)) {
            wanted.put(key, level);
            set(
                    session,
                    wanted.values().stream()
                            .min(Comparator.comparingInt(TALKATIVE_FIRST::indexOf))
                            .orElse(level));
        }
    }

    void forget(String sessionKey) {
        wanted.remove(sessionKey);
    }
}
