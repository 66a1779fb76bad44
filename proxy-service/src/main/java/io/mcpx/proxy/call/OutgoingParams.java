// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Outline;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.proxy.bridge.ClientMeta;

/** The params of a request on their way to a server: only what must change changes. */
final class OutgoingParams {

    /** What is looked into on the way. */
    private static final Outline WITH_META = Outline.LENIENT.with("_meta", Outline.LENIENT);

    private final JsonObject params;
    private final Splice edits;

    private OutgoingParams(JsonObject params) {
        this.params = params;
        this.edits = Splice.of(params.slice());
        ClientMeta.strip(params, edits);
    }

    static OutgoingParams of(Exchange exchange) {
        return new OutgoingParams(exchange.params());
    }

    /** Sets a string member, if it is not that already. */
    OutgoingParams set(String member, String value) {
        if (!value.equals(params.string(member))) {
            edits.put(params, member, JsonWriter.quote(value));
        }
        return this;
    }

    /** Sets a string member of an object member. */
    OutgoingParams set(JsonObject inner, String member, String value) {
        if (!value.equals(inner.string(member))) {
            edits.put(inner, member, JsonWriter.quote(value));
        }
        return this;
    }

    OutgoingParams set(String member, Slice value) {
        edits.put(params, member, value);
        return this;
    }

    OutgoingParams drop(String member) {
        if (params.has(member)) {
            edits.remove(params, member);
        }
        return this;
    }

    JsonObject done() {
        return edits.isEmpty() ? params : edits.toObject(WITH_META);
    }
}
