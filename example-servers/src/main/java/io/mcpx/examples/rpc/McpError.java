// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A request that is answered by a JSON-RPC error, and the HTTP status that goes with it. */
public final class McpError extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final int code;
    private final String clientMessage;
    private final transient @Nullable JsonNode data;
    private final int httpStatus;

    public McpError(int code, String clientMessage, @Nullable JsonNode data, int httpStatus) {
        super(code + " " + clientMessage, null, false, false);
        this.code = code;
        this.clientMessage = clientMessage;
        this.data = data;
        this.httpStatus = httpStatus;
    }

    public static McpError unparsable(String why) {
        return new McpError(-32700, "Parse error: " + why, null, BAD_REQUEST);
    }

    public static McpError invalidRequest(String why) {
        return new McpError(-32600, "Invalid Request: " + why, null, BAD_REQUEST);
    }

    public static McpError methodNotFound(String method) {
        return new McpError(-32601, "Method not found: " + method, null, NOT_FOUND);
    }

    public static McpError invalidParams(String why) {
        return new McpError(-32602, why, null, OK);
    }

    /** Revision 2026-07-28: a required member of {@code params._meta} is missing. */
    public static McpError incompleteMeta(String member) {
        return new McpError(-32602, "params._meta: " + member + " is missing", null, BAD_REQUEST);
    }

    /** The failure itself if it is one of ours, else an internal error. */
    public static McpError of(Throwable failure) {
        return failure instanceof McpError error ? error : internal("Internal error: " + failure.getMessage());
    }

    public static McpError internal(String why) {
        return new McpError(-32603, why, null, OK);
    }

    public static McpError headerMismatch(String why) {
        return new McpError(-32020, "Header mismatch: " + why, null, BAD_REQUEST);
    }

    /** The client did not declare what the request needs; {@code required} is a ClientCapabilities object. */
    public static McpError missingCapability(ObjectNode required) {
        var data = Json.object();
        data.set("requiredCapabilities", required);
        return new McpError(-32021, "Missing required client capability", data, BAD_REQUEST);
    }

    public static McpError unsupportedVersion(String requested, String supported) {
        var data = Json.object().put("requested", requested);
        data.putArray("supported").add(supported);
        return new McpError(-32022, "Unsupported protocol version: " + requested, data, BAD_REQUEST);
    }

    /** Legacy revisions have a code of their own for it, the modern one has not. */
    public static McpError resourceNotFound(String uri, boolean legacy) {
        return new McpError(
                legacy ? -32002 : -32602,
                "Resource not found: " + uri,
                Json.object().put("uri", uri),
                OK);
    }

    public int code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** The {@code error} member of the answer. */
    public ObjectNode toJson() {
        var error = Json.object().put("code", code).put("message", clientMessage);
        if (data != null) {
            error.set("data", data);
        }
        return error;
    }
}
