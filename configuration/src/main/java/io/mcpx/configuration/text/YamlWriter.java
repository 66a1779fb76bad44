// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.Set;
import java.util.regex.Pattern;

/** Writes a value as a YAML document that {@link ConfigText} and every other reader of YAML read alike: what could be taken for anything but a text is quoted. */
public final class YamlWriter {

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_/](?:[A-Za-z0-9_./@+=%-]|:(?=[A-Za-z0-9/])| (?=[A-Za-z0-9_./]))*");
    private static final Pattern SPECIAL =
            Pattern.compile("y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);
    /** Both separators of Unicode, and the byte order mark. */
    private static final Set<Character> UNPRINTABLE = Set.of('\u2028', '\u2029', '\uFEFF');

    private static final int LONGEST_KEY = 500;
    private static final int LONGEST_PLAIN = 120;

    private final StringBuilder yaml = new StringBuilder();

    public static String write(Node document) {
        var writer = new YamlWriter();
        writer.value(document, 0, "");
        return writer.yaml.toString();
    }

    /** A value behind what stands in the line already, and a line break. */
    private void value(Node node, int indent, String blank) {
        switch (node) {
            case Node.Scalar scalar -> line(blank + scalar(scalar));
            case Node.Sequence sequence when sequence.items().isEmpty() -> line(blank + "[]");
            case Node.Mapping mapping when mapping.entries().isEmpty() -> line(blank + "{}");
            case Node.Sequence sequence -> {
                line("");
                sequence.items().forEach(item -> item(item, indent));
            }
            case Node.Mapping mapping -> {
                line("");
                mapping.entries().forEach(entry -> entry(entry, indent));
            }
        }
    }

    private void item(Node item, int indent) {
        yaml.append(" ".repeat(indent)).append('-');
        value(item, indent + 2, " ");
    }

    /** A long key is marked as one, since YAML looks only so far for its colon. */
    private void entry(Node.Entry entry, int indent) {
        var margin = " ".repeat(indent);
        var key = string(entry.key());
        if (key.length() > LONGEST_KEY) {
            yaml.append(margin).append("? ").append(key).append('\n').append(margin);
        } else {
            yaml.append(margin).append(key);
        }
        yaml.append(':');
        value(entry.value(), indent + 2, " ");
    }

    private void line(String rest) {
        if (!yaml.isEmpty() || !rest.isEmpty()) {
            yaml.append(rest).append('\n');
        }
    }

    private static String scalar(Node.Scalar scalar) {
        return switch (scalar.type()) {
            case NULL -> "null";
            case NUMBER, BOOLEAN -> scalar.text();
            case STRING -> string(scalar.text());
        };
    }

    private static String string(String text) {
        return text.length() <= LONGEST_PLAIN
                        && PLAIN.matcher(text).matches()
                        && !SPECIAL.matcher(text).matches()
                ? text
                : quoted(text);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (isPrintable(text, i)) {
                quoted.append(letter);
            } else {
                quoted.append("\\u%04X".formatted((int) letter));
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether it may stand in a file as itself, by itself or as half of a pair. */
    private static boolean isPrintable(String text, int index) {
        var letter = text.charAt(index);
        if (Character.isHighSurrogate(letter)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(letter)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return letter <= '~'
                ? letter >= ' '
                : letter >= '\u00A0' && letter <= '\uFFFD' && !UNPRINTABLE.contains(letter);
    }

    private YamlWriter() {}
}
