// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
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

/** Makes the way to a server that its transport needs. */
final class Connectors {

    /** A server is never called without the credential that it names. */
    static Connector of(ServerSpec spec, Setting setting) {
        if (spec.credential() != null) {
            return new Unreachable("credentials of servers are not supported: " + spec.credential());
        }
        return switch (spec.transport()) {
            case ServerTransport.Http http -> http(spec, setting, http);
            case ServerTransport.Sse sse -> new SseConnector(door(spec, setting, sse.url(), sse.headers()));
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

    private static Connector http(ServerSpec spec, Setting setting, ServerTransport.Http http) {
        var door = door(spec, setting, http.url(), http.headers());
        var sse = new SseConnector(door);
        return new HttpConnector(door, sse::open);
    }

    private static HttpDoor door(ServerSpec spec, Setting setting, URI url, Map<String, String> headers) {
        return new HttpDoor(setting.vertx(), setting.names(), spec, setting.intake(), url, headers);
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
