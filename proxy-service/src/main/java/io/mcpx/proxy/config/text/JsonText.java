// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.mcpx.proxy.config.text.Node.ScalarType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads strict JSON: no comments, no trailing commas. */
final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final String file;
    private final JsonParser parser;
    private final NodeBuilder builder;

    private JsonText(String file, JsonParser parser, NodeBuilder builder) {
        this.file = file;
        this.parser = parser;
        this.builder = builder;
    }

    static Node read(String file, String text, NodeBuilder builder) throws MalformedText {
        try (var parser = FACTORY.createParser(text)) {
            return new JsonText(file, parser, builder).document();
        } catch (JacksonException e) {
            throw new MalformedText(place(file, e.getLocation()), "not valid JSON: " + what(e));
        } catch (IOException e) {
            throw new MalformedText(Place.whole(file), "not valid JSON");
        }
    }

    private Node document() throws IOException, MalformedText {
        if (parser.nextToken() == null) {
            throw new MalformedText(Place.whole(file), "the file is empty");
        }
        var node = value(FieldPath.ROOT, 0);
        if (parser.nextToken() != null) {
            throw new MalformedText(place(), "not valid JSON: something stands behind the end");
        }
        return node;
    }

    private Node value(FieldPath path, int depth) throws IOException, MalformedText {
        builder.enter(depth, place());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path, depth);
            case START_ARRAY -> array(path, depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(ScalarType.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(ScalarType.BOOLEAN);
            case VALUE_NULL -> scalar(ScalarType.NULL);
            case VALUE_STRING -> scalar(ScalarType.STRING);
            case FIELD_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new MalformedText(place(), "not valid JSON");
        };
    }

    private Node scalar(ScalarType type) throws IOException {
        return new Node.Scalar(place(), type, parser.getText());
    }

    private Node array(FieldPath path, int depth) throws IOException, MalformedText {
        var start = place();
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path.child(items.size()), depth + 1));
        }
        return builder.sequence(start, items);
    }

    private Node object(FieldPath path, int depth) throws IOException, MalformedText {
        var start = place();
        List<Node.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.getText();
            var keyPlace = place();
            parser.nextToken();
            entries.add(new Node.Entry(key, keyPlace, value(path.child(key), depth + 1)));
        }
        return builder.mapping(start, path, entries);
    }

    private Place place() {
        return place(file, parser.currentTokenLocation());
    }

    private static Place place(String file, @Nullable JsonLocation location) {
        return location == null
                ? Place.whole(file)
                : new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The problem without words of the text, which may be secret. */
    private static String what(JacksonException e) {
        return e instanceof JsonEOFException
                ? "it ends too early"
                : e.getOriginalMessage().replaceAll("'[^']{2,}'", "text").replaceAll("\\s+", " ");
    }
}
