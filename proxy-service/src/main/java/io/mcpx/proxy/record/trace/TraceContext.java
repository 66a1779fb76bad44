// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Outline;
import io.mcpx.protocol.json.Splice;
import org.jspecify.annotations.Nullable;

/**
 * The trace context that goes to a server in {@code params._meta}, in place of what the client sent there.
 *
 * @param traceparent of the gateway's own span, or of the client's request when the gateway makes none; null keeps the
 *     client's
 * @param tracestate goes with the traceparent; null for none
 * @param baggage the part of the client's that may go on; null for none
 */
record TraceContext(
        @Nullable String traceparent,
        @Nullable String tracestate,
        @Nullable String baggage) {

    static final String META = "_meta";
    static final String TRACEPARENT = "traceparent";
    static final String TRACESTATE = "tracestate";
    static final String BAGGAGE = "baggage";

    /** The params with this context in their {@code _meta}; the same object when nothing has to change. */
    JsonObject into(JsonObject params) {
        var meta = params.object(META);
        if (meta == null) {
            return traceparent == null || params.has(META) ? params : withNewMeta(params);
        }
        return changes(meta) ? withChangedMeta(params, meta) : params;
    }

    private boolean changes(JsonObject meta) {
        return traceparent != null || (meta.has(BAGGAGE) && !isSame(meta.string(BAGGAGE), baggage));
    }

    private JsonObject withNewMeta(JsonObject params) {
        var meta = withChangedMeta(JsonObject.EMPTY, JsonObject.EMPTY).slice().toBytes();
        return rescanned(Splice.of(params.slice()).put(params, META, meta));
    }

    private JsonObject withChangedMeta(JsonObject params, JsonObject meta) {
        var splice = Splice.of(params.slice());
        if (traceparent != null) {
            splice.put(meta, TRACEPARENT, JsonWriter.quote(traceparent));
            putOrRemove(splice, meta, TRACESTATE, tracestate);
        }
        putOrRemove(splice, meta, BAGGAGE, baggage);
        return rescanned(splice);
    }

    private static void putOrRemove(Splice splice, JsonObject meta, String member, @Nullable String value) {
        if (value != null) {
            splice.put(meta, member, JsonWriter.quote(value));
        } else {
            splice.remove(meta, member);
        }
    }

    private static JsonObject rescanned(Splice splice) {
        return splice.toObject(Outline.LENIENT);
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
