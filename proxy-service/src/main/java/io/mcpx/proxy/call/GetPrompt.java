// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.policy.ItemKind;
import jakarta.inject.Singleton;

/** {@code prompts/get}. */
@Singleton
final class GetPrompt implements MethodHandler {

    private final Forward forward;
    private final RoundTrips roundTrips;

    GetPrompt(Forward forward, RoundTrips roundTrips) {
        this.forward = forward;
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
        var params = OutgoingParams.of(exchange).set("name", item.nativeName());
        if (roundTrips.open(exchange, item, params)) {
            var outgoing = new Forward.Outgoing(
                    item.server(),
                    item.eras().towards(exchange.era()),
                    Methods.PROMPTS_GET,
                    params.done(),
                    null,
                    true,
                    null);
            forward.send(exchange, outgoing, result -> roundTrips.seal(exchange, item, result));
        }
    }
}
