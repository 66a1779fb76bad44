// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds values in JSON text and returns them as they stand there, character by character. */
public final class RawJson {

    /** The text of the value reached by the member names, if there is one; the text must be valid JSON. */
    public static Optional<String> find(String text, String... path) {
        try (var parser = Json.FACTORY.createParser(text)) {
            parser.nextToken();
            for (var name : path) {
                if (!enter(parser, name)) {
                    return Optional.empty();
                }
            }
            return Optional.of(value(parser, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of an array's elements; the text must be a valid JSON array. */
    public static List<String> elements(String text) {
        try (var parser = Json.FACTORY.createParser(text)) {
            var elements = new ArrayList<String>();
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser, text));
            }
            return elements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean enter(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static String value(JsonParser parser, String text) throws IOException {
        var from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return text.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    private RawJson() {}
}
