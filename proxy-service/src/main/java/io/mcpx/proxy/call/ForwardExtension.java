// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.proxy.record.CallRecord.Outcome;
import jakarta.inject.Singleton;

/**
 * Methods the gateway does not know, of extensions: forwarded where one server stands behind the endpoint, the client is of
 * its era, and the caller's rules leave that server unrestricted; they could reach anything otherwise.
 */
@Singleton
final class ForwardExtension implements MethodHandler {

    private final Forward forward;

    ForwardExtension(Forward forward) {
        this.forward = forward;
    }

    @Override
    public void handle(Exchange exchange) {
        var method = exchange.request().method();
        var only = exchange.catalog().onlyServer();
        if (!(exchange.endpoint() instanceof EndpointId.Server)
                || only.isEmpty()
                || !only.get().eras().include(exchange.era())) {
            exchange.refuse(ClientErrors.unknownMethod(method));
            return;
        }
        var server = only.get();
        if (!exchange.allowsExtension(server.name(), method)) {
            exchange.fail(Outcome.DENIED, ClientErrors.unknownMethod(method));
            return;
        }
        var params = OutgoingParams.of(exchange).done();
        forward.send(
                exchange,
                new Forward.Outgoing(server.name(), exchange.era(), method, params, null, false, null),
                ResultHandler.UNCHANGED);
    }
}
