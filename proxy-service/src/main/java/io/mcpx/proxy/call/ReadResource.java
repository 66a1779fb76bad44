// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.record.CallRecord.Outcome;
import jakarta.inject.Singleton;

/** {@code resources/read}. */
@Singleton
final class ReadResource implements MethodHandler {

    private final RoundTrips roundTrips;

    ReadResource(RoundTrips roundTrips) {
        this.roundTrips = roundTrips;
    }

    @Override
    public void handle(Exchange exchange) {
        var uri = exchange.require("uri");
        if (uri == null) {
            return;
        }
        exchange.trail().concerns(uri);
        var route = ResourceRoute.find(exchange, uri);
        if (route.isEmpty()) {
            exchange.refuse(notFound(exchange, uri));
        } else if (!exchange.allows(
                ItemKind.RESOURCE, route.get().server(), route.get().nativeUri())) {
            exchange.fail(Outcome.DENIED, notFound(exchange, uri));
        } else {
            read(exchange, route.get(), uri);
        }
    }

    private void read(Exchange exchange, ResourceRoute route, String uri) {
        var renamed = !route.nativeUri().equals(uri);
        roundTrips.send(
                exchange,
                OutgoingParams.of(exchange).set("uri", route.nativeUri()),
                params -> outgoing(route, params, uri),
                renamed ? result -> rename(result, route.nativeUri(), uri) : ResultHandler.UNCHANGED);
    }

    private static Forward.Outgoing outgoing(ResourceRoute route, OutgoingParams params, String uri) {
        return new Forward.Outgoing(
                route.server(), route.era(), Methods.RESOURCES_READ, params.done(), null, true, uri);
    }

    private static Slice rename(Slice result, String nativeUri, String exposedUri) {
        var edits = Splice.of(result);
        for (var content : result.asObject().array("contents")) {
            if (content.isObject() && nativeUri.equals(content.asObject().string("uri"))) {
                edits.put(content.asObject(), "uri", JsonWriter.quote(exposedUri));
            }
        }
        return edits.isEmpty() ? result : edits.toSlice();
    }

    static JsonRpcError notFound(Exchange exchange, String uri) {
        var code = exchange.era() == Era.MODERN ? ErrorCodes.INVALID_PARAMS : ErrorCodes.RESOURCE_NOT_FOUND_LEGACY;
        return ClientErrors.unknownResource(code, uri);
    }
}
