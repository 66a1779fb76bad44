// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.HeaderRules;
import io.mcpx.configuration.model.LiteralSecrets;
import io.mcpx.configuration.text.Field;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the headers that a server gets with every request. */
final class HeadersReader {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static Map<String, String> read(Field field) {
        var reader = new HeadersReader();
        field.entries().forEach(reader::header);
        return reader.headers;
    }

    private void header(Field entry) {
        if (!HeaderRules.isName(entry.key())) {
            entry.keyError("not a header name");
        } else if (HeaderRules.isOurs(entry.key())) {
            entry.keyError("the gateway sets this header itself (expected: another header)");
        } else if (headers.containsKey(entry.key())) {
            entry.keyError("the header stands twice (expected: names that differ not only in case)");
        } else {
            LiteralSecrets.look(entry);
            value(entry.asSecret()).ifPresent(value -> headers.put(entry.key(), value));
        }
    }

    private static Optional<String> value(Field field) {
        var value = field.text();
        if (value.isPresent() && !HeaderRules.isValue(value.get())) {
            field.expected("no control characters");
            return Optional.empty();
        }
        return value.map(String::strip);
    }
}
