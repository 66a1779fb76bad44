// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import io.mcpx.configuration.text.Node.ScalarType;
import io.mcpx.configuration.text.References.Resolved;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A value that is being read, with the path that led to it. What cannot be read is reported with place, path, what was found
 * and what was expected, and comes back empty; reading goes on, so that one run finds every mistake.
 *
 * @param key the key it stands under, or its index
 * @param keyPlace where the key stands
 * @param secret whether messages must not show the value
 */
public record Field(String key, Place keyPlace, Node node, FieldPath fieldPath, Reading reading, boolean secret) {

    private static final int LONGEST_SHOWN = 60;

    public static Field root(Node node, Reading reading) {
        return new Field("", node.place(), node, FieldPath.ROOT, reading, false);
    }

    /** The same value, never shown in messages. */
    public Field asSecret() {
        return new Field(key, keyPlace, node, fieldPath, reading, true);
    }

    /** The same value in another reading. */
    public Field in(Reading other) {
        return new Field(key, keyPlace, node, fieldPath, other, secret);
    }

    public boolean isNull() {
        return isScalar(ScalarType.NULL);
    }

    public boolean isMapping() {
        return node instanceof Node.Mapping;
    }

    public boolean isSequence() {
        return node instanceof Node.Sequence;
    }

    /** A text with its references resolved; numbers and booleans count, as they are written. */
    public Optional<String> text() {
        if (!(node instanceof Node.Scalar scalar) || scalar.type() == ScalarType.NULL) {
            expected("a text");
            return Optional.empty();
        }
        return resolve(scalar.text());
    }

    /** A text that is not blank. */
    public Optional<String> filledText() {
        var text = text();
        if (text.isPresent() && text.get().isBlank()) {
            expected("a text that is not blank");
            return Optional.empty();
        }
        return text;
    }

    /** The text as it is written, for names: nothing is resolved. */
    public Optional<String> word() {
        if (node instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL) {
            return Optional.of(scalar.text());
        }
        expected("a text");
        return Optional.empty();
    }

    /** A word that matches a pattern. */
    public Optional<String> wordLike(String pattern, String expected) {
        var matches = node instanceof Node.Scalar scalar
                && scalar.type() != ScalarType.NULL
                && scalar.text().matches(pattern);
        if (!matches) {
            expected(expected);
            return Optional.empty();
        }
        return word();
    }

    /** The one reference that the text consists of, if it is not to be replaced but kept. */
    public Optional<References.Kept> kept() {
        return node instanceof Node.Scalar scalar && scalar.type() == ScalarType.STRING
                ? reading.references().kept(scalar.text())
                : Optional.empty();
    }

    /** A path of the file system. */
    public Optional<Path> path() {
        return filledText().flatMap(this::path);
    }

    private Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            expected("a path");
            return Optional.empty();
        }
    }

    public Optional<Boolean> flag() {
        return parsed(ScalarType.BOOLEAN, Units::flag, "true or false");
    }

    /** An integer from {@code least} to {@code most}. */
    public OptionalInt number(int least, int most) {
        return number(least, most, Units::number, "a whole number from " + least + " to " + most);
    }

    /** A duration with its unit, such as {@code 500ms}, {@code 30s}, {@code 10m} or {@code 1h}; more than zero. */
    public Optional<Duration> duration() {
        return parsed(ScalarType.STRING, Units::duration, "a duration such as 500ms, 30s, 10m or 1h");
    }

    /** A number of bytes from {@code least} to {@code most}, such as {@code 512KiB} or {@code 64MiB}. */
    public OptionalInt bytes(int least, int most) {
        var expected =
                "a size from " + Units.written(least) + " to " + Units.written(most) + ", such as 512KiB or 8MiB";
        return number(least, most, Units::bytes, expected);
    }

    /** A constant of an enum, in lower case with dashes. */
    public <E extends Enum<E>> Optional<E> choice(Class<E> type) {
        var constants = Arrays.asList(type.getEnumConstants());
        return parsed(
                ScalarType.STRING,
                text -> constants.stream()
                        .filter(one -> written(one).equals(text))
                        .findFirst(),
                constants.stream().map(Field::written).collect(Collectors.joining(", ")));
    }

    /** Its items; none when it is not a list. */
    public List<Field> items() {
        if (!(node instanceof Node.Sequence sequence)) {
            expected("a list");
            return List.of();
        }
        var items = new ArrayList<Field>();
        for (var item : sequence.items()) {
            var index = items.size();
            items.add(new Field(String.valueOf(index), item.place(), item, fieldPath.child(index), reading, secret));
        }
        return items;
    }

    /** Its entries, for mappings with keys of the administrator's choice; none when it is not a mapping. */
    public List<Field> entries() {
        if (!(node instanceof Node.Mapping mapping)) {
            expected("a mapping");
            return List.of();
        }
        return mapping.entries().stream()
                .map(entry -> new Field(
                        entry.key(), entry.keyPlace(), entry.value(), fieldPath.child(entry.key()), reading, secret))
                .toList();
    }

    /** Its entries, for mappings with known keys. */
    public Fields fields() {
        return new Fields(this, entries());
    }

    /** The value as JSON text, its texts with their references resolved. */
    public Optional<String> json() {
        return JsonOf.field(this);
    }

    public void error(String message) {
        reading.problems().error(node.place(), fieldPath, message);
    }

    /** Reports a mistake in the key. */
    public void keyError(String message) {
        reading.problems().error(keyPlace, fieldPath, message);
    }

    public void warning(String message) {
        reading.problems().warning(keyPlace, fieldPath, message);
    }

    /** Reports what was found where something else was expected. */
    public void expected(String what) {
        expected(what, found());
    }

    /** Reports a part of what was found, for texts of which only that part can be shown. */
    public void expected(String what, String shown) {
        error("found " + shown + " (expected: " + what + ")");
    }

    Optional<String> resolve(String text) {
        return switch (reading.references().resolve(text)) {
            case Resolved.Text(var resolved) -> Optional.of(resolved);
            case Resolved.Missing(var what) -> {
                reading.missing().accept(this, what);
                yield Optional.empty();
            }
        };
    }

    private OptionalInt number(int least, int most, Function<String, Optional<Long>> parser, String expected) {
        var number = parsed(
                ScalarType.NUMBER,
                text -> parser.apply(text).filter(value -> least <= value && value <= most),
                expected);
        return number.isPresent() ? OptionalInt.of(number.get().intValue()) : OptionalInt.empty();
    }

    /** Parses a scalar that is written as this type or as a text; the text may come from a reference. */
    private <T> Optional<T> parsed(ScalarType type, Function<String, Optional<T>> parser, String expected) {
        if (!(node instanceof Node.Scalar scalar) || (scalar.type() != type && scalar.type() != ScalarType.STRING)) {
            expected(expected);
            return Optional.empty();
        }
        var text = resolve(scalar.text());
        var value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            expected(expected);
        }
        return value;
    }

    private boolean isScalar(ScalarType type) {
        return node instanceof Node.Scalar scalar && scalar.type() == type;
    }

    private String found() {
        return switch (node) {
            case Node.Mapping mapping -> "a mapping";
            case Node.Sequence sequence -> "a list";
            case Node.Scalar scalar ->
                switch (scalar.type()) {
                    case NULL -> "nothing";
                    case NUMBER, BOOLEAN -> secret ? "a value" : scalar.text();
                    case STRING -> secret ? "a text of length " + scalar.text().length() : quoted(scalar.text());
                };
        };
    }

    private static String quoted(String text) {
        var shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
