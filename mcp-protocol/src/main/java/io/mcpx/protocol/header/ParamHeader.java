// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.header;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.MalformedJson;
import io.mcpx.protocol.json.Slice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a tool that an {@code Mcp-Param-} header repeats.
 *
 * @param name the whole name of the header
 * @param path the property names from the arguments down to the value
 * @param type what the schema says the value is
 */
public record ParamHeader(String name, List<String> path, Type type) {

    /** The types whose values may stand in a header. */
    public enum Type {
        STRING,
        INTEGER,
        BOOLEAN
    }

    private static final long SAFE_INTEGER = (1L << 53) - 1;

    public ParamHeader {
        path = List.copyOf(path);
    }

    /** The header's value for these arguments; empty when the argument is absent, null or no scalar. */
    Optional<String> valueIn(JsonObject arguments) {
        var value = find(arguments);
        return value == null ? Optional.empty() : text(value).map(HeaderValue::encode);
    }

    /** Why header and argument do not say the same; empty if they do. */
    Optional<String> contradiction(JsonObject arguments, @Nullable String header) {
        if (isRepeated(arguments)) {
            return Optional.of("ambiguous, the argument is given twice");
        }
        var value = find(arguments);
        var expected = value == null ? Optional.<String>empty() : text(value);
        if (expected.isEmpty()) {
            return header == null ? Optional.empty() : Optional.of("present, but the argument is absent");
        }
        if (header == null) {
            return Optional.of("missing, but the argument is present");
        }
        var stated = HeaderValue.decode(header);
        if (stated.isEmpty()) {
            return Optional.of("not a valid header value");
        }
        return agrees(expected.get(), stated.get()) ? Optional.empty() : Optional.of("differs from the argument");
    }

    private boolean agrees(String argument, String stated) {
        return argument.equals(stated) || (type == Type.INTEGER && sameInteger(argument, stated));
    }

    private static boolean sameInteger(String argument, String stated) {
        var left = safeInteger(argument);
        return left.isPresent() && left.equals(safeInteger(stated));
    }

    private static OptionalLong safeInteger(String text) {
        try {
            var value = Slice.of(text).asLong();
            boolean safe = value.isPresent() && Math.abs(value.getAsLong()) <= SAFE_INTEGER;
            return safe ? value : OptionalLong.empty();
        } catch (MalformedJson noNumber) {
            return OptionalLong.empty();
        }
    }

    /** Two readers of the body could see two different arguments. */
    private boolean isRepeated(JsonObject arguments) {
        @Nullable JsonObject object = arguments;
        for (var name : path) {
            if (object != null && object.count(name) > 1) {
                return true;
            }
            object = object == null ? null : object.object(name);
        }
        return false;
    }

    private @Nullable Slice find(JsonObject arguments) {
        @Nullable JsonObject object = arguments;
        for (var name : path.subList(0, path.size() - 1)) {
            object = object == null ? null : object.object(name);
        }
        return object == null ? null : object.find(path.getLast());
    }

    private static Optional<String> text(Slice value) {
        if (value.isString()) {
            return Optional.of(value.asString());
        }
        if (value.isNumber()) {
            var whole = value.asLong();
            return Optional.of(whole.isPresent() ? Long.toString(whole.getAsLong()) : value.text());
        }
        return value.isTrue() || value.isFalse() ? Optional.of(value.text()) : Optional.empty();
    }
}
