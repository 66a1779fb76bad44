// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import io.mcpx.protocol.json.JsonWriter;
import java.util.Optional;

/** Writes a value of a configuration file as JSON. */
final class JsonOf {

    private final StringBuilder json = new StringBuilder();
    private boolean complete = true;

    static Optional<String> field(Field field) {
        var writer = new JsonOf();
        writer.value(field);
        return writer.complete ? Optional.of(writer.json.toString()) : Optional.empty();
    }

    private void value(Field field) {
        switch (field.node()) {
            case Node.Scalar scalar -> scalar(field, scalar);
            case Node.Sequence sequence -> sequence(field);
            case Node.Mapping mapping -> mapping(field);
        }
    }

    private void scalar(Field field, Node.Scalar scalar) {
        switch (scalar.type()) {
            case NULL -> json.append("null");
            case NUMBER, BOOLEAN -> json.append(scalar.text());
            case STRING -> field.resolve(scalar.text()).ifPresentOrElse(this::string, () -> complete = false);
        }
    }

    private void sequence(Field field) {
        var separator = "[";
        for (var item : field.items()) {
            json.append(separator);
            value(item);
            separator = ",";
        }
        json.append(separator.equals("[") ? "[]" : "]");
    }

    private void mapping(Field field) {
        var separator = "{";
        for (var entry : field.entries()) {
            json.append(separator);
            string(entry.key());
            json.append(':');
            value(entry);
            separator = ",";
        }
        json.append(separator.equals("{") ? "{}" : "}");
    }

    private void string(String text) {
        json.append(new String(JsonWriter.quote(text), java.nio.charset.StandardCharsets.UTF_8));
    }
}
