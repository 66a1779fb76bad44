// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;

/** Writes the three kinds of questions a server may put to a client. */
public final class Questions {

    /** A form; {@code schema} is the JSON text of the requested schema. */
    public static ObjectNode form(String message, String schema) {
        var params = Json.object().put("mode", "form").put("message", message);
        params.set("requestedSchema", Json.object(schema));
        return question("elicitation/create", params);
    }

    /** A form with one required text field. */
    public static ObjectNode oneField(String message, String field) {
        return form(message, """
                {"type":"object","properties":{"%1$s":{"type":"string"}},"required":["%1$s"]}""".formatted(field));
    }

    /** A page to open. */
    public static ObjectNode page(String message, String url) {
        return question(
                "elicitation/create",
                Json.object().put("mode", "url").put("message", message).put("url", url));
    }

    public static ObjectNode sample(String prompt, int maxTokens) {
        var params = Json.object();
        var message = params.putArray("messages").addObject().put("role", "user");
        message.putObject("content").put("type", "text").put("text", prompt);
        return question("sampling/createMessage", params.put("maxTokens", maxTokens));
    }

    public static ObjectNode roots() {
        return question("roots/list", Json.object());
    }

    private static ObjectNode question(String method, ObjectNode params) {
        return Json.object().put("method", method).set("params", params);
    }

    private Questions() {}
}
