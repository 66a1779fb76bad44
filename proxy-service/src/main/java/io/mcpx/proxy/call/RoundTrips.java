// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.proxy.catalog.ExposedItem;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Multi round-trip requests (2026-07-28) between peers of the modern era: the server's {@code requestState} travels sealed. */
@Singleton
final class RoundTrips {

    private final Handles handles;

    RoundTrips(Handles handles) {
        this.handles = handles;
    }

    /** Puts the server's own state into a retry; refuses the request and returns false if the client's is not one of ours. */
    boolean open(Exchange exchange, ExposedItem item, OutgoingParams params) {
        var state = exchange.params().find("requestState");
        if (state == null) {
            return true;
        }
        var own = state.isString() ? handles.openState(exchange, item, state.asString()) : Optional.<String>empty();
        if (own.isEmpty()) {
            exchange.refuse(ClientErrors.invalidParams(
                    "requestState: unknown or expired (expected: exactly the one given for this request)"));
            return false;
        }
        params.set("requestState", own.get());
        return true;
    }

    /** Seals the state of an {@code input_required} result. */
    Slice seal(Exchange exchange, ExposedItem item, Slice result) {
        var object = result.asObject();
        var state = object.string("requestState");
        if (state == null || !"input_required".equals(object.string("resultType"))) {
            return result;
        }
        return Splice.of(result)
                .put(object, "requestState", JsonWriter.quote(handles.state(exchange, item, state)))
                .toSlice();
    }
}
