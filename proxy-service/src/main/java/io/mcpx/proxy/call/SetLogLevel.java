// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.bridge.LogLevels;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.Upstreams;
import jakarta.inject.Singleton;

/** {@code logging/setLevel} of a legacy session: remembered, and passed to its sessions with servers. */
@Singleton
final class SetLogLevel implements MethodHandler {

    private final LegacyClients clients;
    private final Upstreams upstreams;

    SetLogLevel(LegacyClients clients, Upstreams upstreams) {
        this.clients = clients;
        this.upstreams = upstreams;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!(exchange.client() instanceof ClientProgram.Legacy(var session))) {
            exchange.refuse(ClientErrors.unknownMethod(exchange.request().method()));
            return;
        }
        var level = exchange.require("level");
        if (level == null) {
            return;
        }
        if (!LogLevels.exists(level)) {
            exchange.refuse(ClientErrors.invalidParams(
                    "level: '" + level + "' (expected: one of " + String.join(", ", LogLevels.all()) + ")"));
            return;
        }
        clients.of(session).logLevel(level);
        for (var server : exchange.catalog().servers()) {
            var upstream = upstreams.find(server.name());
            if (upstream != null && server.catalog().capabilities().has("logging")) {
                var capabilities = ClientCapabilities.towards(
                        server.eras().towards(Era.LEGACY), Era.LEGACY, session.capabilities(), true);
                upstream.logLevel(new ClientContext(Era.LEGACY, session.key(), capabilities, null, level));
            }
        }
        exchange.succeed(JsonObject.EMPTY.slice());
    }
}
