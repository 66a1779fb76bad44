// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import org.jspecify.annotations.Nullable;

/** Writes whole messages; what is handed over as JSON goes in as it is. */
public final class Messages {

    public static byte[] request(RequestId id, String method, byte @Nullable [] params) {
        return withParams(envelope(id).name("method").string(method), params);
    }

    public static byte[] request(RequestId id, String method, @Nullable Slice params) {
        return withParams(envelope(id).name("method").string(method), params);
    }

    public static byte[] request(RequestId id, String method) {
        return withParams(envelope(id).name("method").string(method), (Slice) null);
    }

    public static byte[] notification(String method, byte @Nullable [] params) {
        return withParams(envelope(null).name("method").string(method), params);
    }

    public static byte[] notification(String method, @Nullable Slice params) {
        return withParams(envelope(null).name("method").string(method), params);
    }

    public static byte[] notification(String method) {
        return withParams(envelope(null).name("method").string(method), (Slice) null);
    }

    public static byte[] result(RequestId id, byte[] result) {
        return envelope(id).name("result").raw(result).endObject().toBytes();
    }

    public static byte[] result(RequestId id, Slice result) {
        return envelope(id).name("result").raw(result).endObject().toBytes();
    }

    /** An error response; without an id it has no such member, as MCP wants it (JSON-RPC alone would write null). */
    public static byte[] error(@Nullable RequestId id, JsonRpcError error) {
        var out = envelope(id).name("error").beginObject();
        out.name("code").number(error.code()).name("message").string(error.message());
        if (error.data() != null) {
            out.name("data").raw(error.data());
        }
        return out.endObject().endObject().toBytes();
    }

    /** The same request under another id; no other byte changes. */
    public static byte[] withId(Message.Request request, RequestId id) {
        return reIdentified(request, id);
    }

    /** The same result under another id; no other byte changes. */
    public static byte[] withId(Message.Result result, RequestId id) {
        return reIdentified(result, id);
    }

    /** The same failure under another id, which is added if it had none; no other byte changes. */
    public static byte[] withId(Message.Failure failure, RequestId id) {
        return reIdentified(failure, id);
    }

    private static byte[] reIdentified(Message message, RequestId id) {
        return Splice.of(message.slice())
                .put(message.slice().asObject(), "id", id.raw())
                .toBytes();
    }

    private static JsonWriter envelope(@Nullable RequestId id) {
        var out = new JsonWriter().beginObject().name("jsonrpc").string("2.0");
        return id == null ? out : out.name("id").raw(id.raw());
    }

    private static byte[] withParams(JsonWriter out, byte @Nullable [] params) {
        if (params != null) {
            out.name("params").raw(params);
        }
        return out.endObject().toBytes();
    }

    private static byte[] withParams(JsonWriter out, @Nullable Slice params) {
        if (params != null) {
            out.name("params").raw(params);
        }
        return out.endObject().toBytes();
    }

    private Messages() {}
}
