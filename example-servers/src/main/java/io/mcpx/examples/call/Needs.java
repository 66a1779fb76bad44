// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import java.util.Map;

/** Compares questions with what the client declared. */
public final class Needs {

    /** The capabilities the questions need and the client lacks; empty when it can answer all. */
    public static ObjectNode missing(Map<String, ObjectNode> questions, Client client) {
        var missing = Json.object();
        for (var question : questions.values()) {
            var method = question.path("method").asText();
            if (!client.accepts(method)) {
                missing.putObject(Client.capability(method));
            } else if (isPage(question) && !opensPages(client)) {
                missing.putObject("elicitation").putObject("url");
            }
        }
        return missing;
    }

    private static boolean isPage(ObjectNode question) {
        return question.path("params").path("mode").asText().equals("url");
    }

    private static boolean opensPages(Client client) {
        return client.capabilities().path("elicitation").has("url");
    }

    private Needs() {}
}
