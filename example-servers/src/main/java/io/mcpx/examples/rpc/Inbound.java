// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.json.RawJson;

/** A message from the client. Ids are kept as the JSON text they came in, so that they go back unchanged. */
public sealed interface Inbound {

    /**
     * A request.
     *
     * @param id the raw JSON of the id
     * @param params empty when absent
     * @param text the whole message as it came
     */
    record Request(String id, String method, ObjectNode params, String text) implements Inbound {

        /** {@code params._meta}, empty when absent. */
        public ObjectNode meta() {
            return Json.objectIn(params, "_meta");
        }
    }

    /** A notification; {@code params} is empty when absent. */
    record Notification(String method, ObjectNode params) implements Inbound {}

    /** The client's answer to a request of ours; {@code message} is the whole answer. */
    record Response(String id, ObjectNode message) implements Inbound {}

    /** Reads one message; an array is refused. */
    static Inbound parse(String text) {
        if (!(json(text) instanceof ObjectNode message)) {
            throw McpError.invalidRequest("a message must be an object");
        }
        return of(message, text);
    }

    /** Whether the text is a batch, that is a JSON array. */
    static boolean isBatch(String text) {
        return text.stripLeading().startsWith("[") && json(text).isArray();
    }

    private static Inbound of(ObjectNode message, String text) {
        if (!"2.0".equals(message.path("jsonrpc").textValue())) {
            throw McpError.invalidRequest("jsonrpc must be \"2.0\"");
        }
        var id = message.path("id");
        if (!message.has("method")) {
            return new Response(rawId(id, text), message);
        }
        var method = message.path("method").asText();
        var params = Json.objectIn(message, "params");
        return message.has("id")
                ? new Request(rawId(id, text), method, params, text)
                : new Notification(method, params);
    }

    private static String rawId(JsonNode id, String text) {
        if (!id.isTextual() && !id.isNumber()) {
            throw McpError.invalidRequest("id must be a string or a number");
        }
        return RawJson.find(text, "id").orElseThrow();
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException e) {
            throw McpError.unparsable(e.getOriginalMessage());
        }
    }
}
