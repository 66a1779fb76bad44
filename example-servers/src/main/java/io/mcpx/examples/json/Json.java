// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;

/** Reads and writes JSON trees; a tree may hold raw text that is written as it is. */
public final class Json {

    private static final int MAX_STRING = 256 << 20;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_STRING).build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Reads one JSON value from text that came from outside. */
    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Reads an object from text written by us; anything else is a bug. */
    public static ObjectNode object(String ownText) {
        try {
            return (ObjectNode) MAPPER.readTree(ownText);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON object: " + ownText, e);
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The member of that name if it is an object, else a new empty object that is not attached. */
    public static ObjectNode objectIn(JsonNode parent, String member) {
        return parent.path(member) instanceof ObjectNode object ? object : object();
    }

    /** A value that is written exactly as the given JSON text. */
    public static JsonNode raw(String json) {
        return new POJONode(new RawValue(json));
    }

    public static String write(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    private Json() {}
}
