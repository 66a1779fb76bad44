// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request came to, before it takes the form of an era. */
public sealed interface Outcome {

    /** A result; the modern era adds its own members to it. */
    record Complete(ObjectNode result) implements Outcome {}

    /** A result that goes out exactly as it is written here. */
    record Verbatim(String result) implements Outcome {}

    /** Questions to the client, by key; {@code state} comes back with the answers. */
    record InputRequired(
            Map<String, ObjectNode> questions, @Nullable String state) implements Outcome {

        public InputRequired {
            questions = new LinkedHashMap<>(questions);
        }
    }

    static Outcome text(String text) {
        return new Complete(content(text));
    }

    static Outcome error(String text) {
        return new Complete(content(text).put("isError", true));
    }

    /** A result from JSON text of ours. */
    static Outcome json(String result) {
        return new Complete(Json.object(result));
    }

    static Outcome ask(String key, ObjectNode question) {
        return new InputRequired(Map.of(key, question), null);
    }

    private static ObjectNode content(String text) {
        var result = Json.object();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result;
    }
}
