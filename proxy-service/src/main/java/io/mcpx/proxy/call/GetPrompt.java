// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.catalog.ExposedItem;
import jakarta.inject.Singleton;

/** {@code prompts/get}. */
@Singleton
final class GetPrompt implements MethodHandler {

    private final RoundTrips roundTrips;

    GetPrompt(RoundTrips roundTrips) {
        this.roundTrips = roundTrips;
    }

    @Override
    public void handle(Exchange exchange) {
        var name = exchange.require("name");
        if (name == null || !exchange.permitsObject("arguments")) {
            return;
        }
        var item = exchange.findAllowed(ItemKind.PROMPT, name, ClientErrors.unknownPrompt(name));
        if (item == null) {
            return;
        }
        roundTrips.send(
                exchange,
                OutgoingParams.of(exchange).set("name", item.nativeName()),
                params -> outgoing(exchange, item, params),
                ResultHandler.UNCHANGED);
    }

    private static Forward.Outgoing outgoing(Exchange exchange, ExposedItem item, OutgoingParams params) {
        return new Forward.Outgoing(
                item.server(),
                item.eras().towards(exchange.era()),
                Methods.PROMPTS_GET,
                params.done(),
                null,
                true,
                null);
    }
}
