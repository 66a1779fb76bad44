// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import org.jspecify.annotations.Nullable;

/** Writes messages to the client. */
public final class Messages {

    /** Both the id and the result are JSON text and go out as they are. */
    public static String result(String id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }

    /** Leaves the id out when it could not be read. */
    public static String error(@Nullable String id, McpError error) {
        var idMember = id == null ? "" : "\"id\":" + id + ",";
        return "{\"jsonrpc\":\"2.0\"," + idMember + "\"error\":" + Json.write(error.toJson()) + "}";
    }

    public static String notification(String method, ObjectNode params) {
        return Json.write(envelope().put("method", method).set("params", params));
    }

    public static String request(String id, String method, ObjectNode params) {
        ObjectNode request = envelope().set("id", Json.raw(id));
        return Json.write(request.put("method", method).set("params", params));
    }

    private static ObjectNode envelope() {
        return Json.object().put("jsonrpc", "2.0");
    }

    private Messages() {}
}
