// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import java.util.Set;

/**
 * Fits a server's result to a client of the other era, and a modern server's to what modern clients may rely on. Results
 * between peers of one era stay byte for byte, but for a {@code resultType} the server forgot. Pure.
 */
public final class ResultBridge {

    private static final Set<String> CACHEABLE = Set.of(Methods.RESOURCES_READ);
    private static final byte[] COMPLETE = JsonWriter.quote("complete");
    private static final byte[] PRIVATE = JsonWriter.quote("private");
    private static final byte[] ZERO = {'0'};

    /** The result the client gets. */
    public static Slice forClient(Era client, Era server, String method, Slice result) {
        if (!result.isObject()) {
            return result;
        }
        return switch (client) {
            case MODERN -> forModern(method, result);
            case LEGACY -> server == Era.LEGACY ? result : forLegacy(method, result);
        };
    }

    private static Slice forModern(String method, Slice result) {
        var object = result.asObject();
        var edits = Splice.of(result);
        if (!object.has("resultType")) {
            edits.put(object, "resultType", COMPLETE);
        }
        if (CACHEABLE.contains(method) && isComplete(object)) {
            if (!object.has("ttlMs")) {
                edits.put(object, "ttlMs", ZERO);
            }
            if (!object.has("cacheScope")) {
                edits.put(object, "cacheScope", PRIVATE);
            }
        }
        return edits.isEmpty() ? result : edits.toSlice();
    }

    private static Slice forLegacy(String method, Slice result) {
        var object = result.asObject();
        var structured = object.find("structuredContent");
        if (!Methods.TOOLS_CALL.equals(method) || structured == null || structured.isObject()) {
            return result;
        }
        var edits = Splice.of(result).remove(object, "structuredContent");
        if (object.array("content").isEmpty()) {
            edits.put(object, "content", textBlock(structured));
        }
        return edits.toSlice();
    }

    private static byte[] textBlock(Slice structured) {
        return new JsonWriter()
                .beginArray()
                .beginObject()
                .name("type")
                .string("text")
                .name("text")
                .string(structured.text())
                .endObject()
                .endArray()
                .toBytes();
    }

    /** The kind of a result; absent counts as complete (older servers). */
    public static String resultType(JsonObject result) {
        var type = result.string("resultType");
        return type == null ? "complete" : type;
    }

    private static boolean isComplete(JsonObject result) {
        return "complete".equals(resultType(result));
    }

    private ResultBridge() {}
}
