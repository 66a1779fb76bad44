// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.grant.Grant;
import io.mcpx.proxy.upstream.http.HttpConnector;
import io.mcpx.proxy.upstream.http.HttpDoor;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Connector;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.mcpx.proxy.upstream.sse.SseConnector;
import io.mcpx.proxy.upstream.stdio.Patience;
import io.mcpx.proxy.upstream.stdio.StdioConnector;
import io.vertx.core.Future;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the way to a server that its transport needs. */
final class Connectors {

    /** @param grants what the gateway shows now; null for nothing */
    static Connector of(ServerSpec spec, Setting setting, Supplier<@Nullable Grant> grants) {
        return switch (spec.transport()) {
            case ServerTransport.Http http -> http(spec, setting, http, grants);
            case ServerTransport.Sse sse -> new SseConnector(door(spec, setting, sse.url(), sse.headers(), grants));
            case ServerTransport.Stdio stdio ->
                new StdioConnector(
                        setting.vertx(),
                        spec,
                        stdio,
                        setting.environment(),
                        setting.intake().held(),
                        new Patience(
                                setting.config().probePatience(),
                                setting.config().processStart()));
            case ServerTransport.Unresolved(var reason) -> new Unreachable(reason);
        };
    }

    private static Connector http(
            ServerSpec spec, Setting setting, ServerTransport.Http http, Supplier<@Nullable Grant> grants) {
        var door = door(spec, setting, http.url(), http.headers(), grants);
        var sse = new SseConnector(door);
        return new HttpConnector(door, sse::open);
    }

    private static HttpDoor door(
            ServerSpec spec, Setting setting, URI url, Map<String, String> headers, Supplier<@Nullable Grant> grants) {
        return new HttpDoor(setting.vertx(), setting.names(), spec, setting.intake(), url, headers, grants);
    }

    private record Unreachable(String reason) implements Connector {

        @Override
        public Future<Session> open(ClientContext client, SessionEvents events) {
            return Future.failedFuture(new ConnectFailure(Kind.UNAVAILABLE, reason));
        }

        @Override
        public void forgetEra() {}

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    private Connectors() {}
}
