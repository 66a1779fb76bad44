// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mcpx.configuration.text.Node.ScalarType;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.JsonScanner;
import io.mcpx.protocol.json.MalformedJson;
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
        if (text.isBlank()) {
            throw new MalformedText(Place.whole(file), "the file is empty");
        }
        check(file, text);
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return new JsonText(file, parser, builder).value(FieldPath.ROOT, 0);
        } catch (IOException e) {
            throw new MalformedText(Place.whole(file), "not valid JSON");
        }
    }

    /** Finds every mistake of syntax, and its words quote no more than one character: the text may be secret. */
    private static void check(String file, String text) throws MalformedText {
        var bytes = text.getBytes(UTF_8);
        try {
            JsonScanner.scan(bytes, JsonLimits.DEFAULT);
        } catch (MalformedJson e) {
            var index = new String(bytes, 0, Math.min(e.offset(), bytes.length), UTF_8).length();
            var what = e.clientMessage().replaceFirst(" at byte \\d+$", "");
            throw new MalformedText(Place.at(file, text, index), "not valid JSON: " + what);
        }
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
}
