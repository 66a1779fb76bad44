// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import java.util.Optional;

/** What the client answered to our questions, by key; anything malformed counts as not answered. */
public record Answers(ObjectNode byKey) {

    public static final Answers NONE = new Answers(Json.object());

    /** The answer to an elicitation, if it is one. */
    public Optional<ObjectNode> elicited(String key) {
        return answer(key).filter(answer -> answer.path("action").isTextual());
    }

    /** One text field of an accepted form, if it is there. */
    public Optional<String> field(String key, String field) {
        return elicited(key).map(answer -> answer.path("content").path(field).textValue());
    }

    /** The text of a sampled message, if it is one. */
    public Optional<String> sampled(String key) {
        return answer(key)
                .map(answer -> answer.path("content"))
                .map(content -> content.isArray() ? content.path(0) : content)
                .map(block -> block.path("text").textValue());
    }

    /** The client's roots, if they are there. */
    public Optional<ObjectNode> roots(String key) {
        return answer(key).filter(answer -> answer.path("roots").isArray());
    }

    /** Any object given as the answer. */
    public Optional<ObjectNode> answer(String key) {
        return byKey.path(key) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }
}
