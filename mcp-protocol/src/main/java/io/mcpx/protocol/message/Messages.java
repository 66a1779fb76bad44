// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import org.jspecify.annotations.Nullable;

/** Writes whole messages; what is handed over as JSON goes in as it is. */
public final class Messages {

    private static final byte[] ID = "{\"jsonrpc\":\"2.0\",\"id\":".getBytes(US_ASCII);
    private static final byte[] RESULT = ",\"result\":".getBytes(US_ASCII);
    private static final int ENVELOPE = 64;

    public static byte[] request(RequestId id, String method, byte @Nullable [] params) {
        int expected = ENVELOPE + method.length() + (params == null ? 0 : params.length);
        return withParams(envelope(id, expected).name("method").string(method), params);
    }

    public static byte[] request(RequestId id, String method, @Nullable Slice params) {
        int expected = ENVELOPE + method.length() + (params == null ? 0 : params.length());
        return withParams(envelope(id, expected).name("method").string(method), params);
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
        return result(id.raw(), result, 0, result.length);
    }

    public static byte[] result(RequestId id, Slice result) {
        return result(id.raw(), result.source(), result.from(), result.length());
    }

    /** Results can be large, so they are copied only once. */
    private static byte[] result(Slice id, byte[] result, int from, int length) {
        var out = new byte[ID.length + id.length() + RESULT.length + length + 1];
        System.arraycopy(ID, 0, out, 0, ID.length);
        System.arraycopy(id.source(), id.from(), out, ID.length, id.length());
        int at = ID.length + id.length();
        System.arraycopy(RESULT, 0, out, at, RESULT.length);
        System.arraycopy(result, from, out, at + RESULT.length, length);
        out[out.length - 1] = '}';
        return out;
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
        return envelope(id, 256);
    }

    private static JsonWriter envelope(@Nullable RequestId id, int expected) {
        var out = new JsonWriter(expected).beginObject().name("jsonrpc").string("2.0");
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
