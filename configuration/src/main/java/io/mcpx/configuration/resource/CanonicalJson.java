// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.text.Node;
import io.mcpx.protocol.json.JsonWriter;
import java.util.Comparator;

/**
 * The one way to write an entry as JSON, so that equal entries have equal bytes: keys in the order of their UTF-16 code units,
 * numbers as they were written, no blanks, references untouched.
 */
public final class CanonicalJson {

    private final StringBuilder json = new StringBuilder();

    public static String of(Node node) {
        var writer = new CanonicalJson();
        writer.value(node);
        return writer.json.toString();
    }

    private void value(Node node) {
        switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Sequence sequence -> sequence(sequence);
            case Node.Mapping mapping -> mapping(mapping);
        }
    }

    private void scalar(Node.Scalar scalar) {
        switch (scalar.type()) {
            case NULL -> json.append("null");
            case NUMBER, BOOLEAN -> json.append(scalar.text());
            case STRING -> string(scalar.text());
        }
    }

    private void sequence(Node.Sequence sequence) {
        json.append('[');
        var separator = "";
        for (var item : sequence.items()) {
            json.append(separator);
            value(item);
            separator = ",";
        }
        json.append(']');
    }

    private void mapping(Node.Mapping mapping) {
        json.append('{');
        var separator = "";
        for (var entry : mapping.entries().stream()
                .sorted(Comparator.comparing(Node.Entry::key))
                .toList()) {
            json.append(separator);
            string(entry.key());
            json.append(':');
            value(entry.value());
            separator = ",";
        }
        json.append('}');
    }

    private void string(String text) {
        json.append(new String(JsonWriter.quote(text), UTF_8));
    }

    private CanonicalJson() {}
}
