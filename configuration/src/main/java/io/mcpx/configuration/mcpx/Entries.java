// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Nodes;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries of a mapping that is being written: what says nothing that would not hold without it is left out. */
final class Entries {

    private final Map<String, Node> entries = new LinkedHashMap<>();

    Entries put(String key, Node value) {
        entries.put(key, value);
        return this;
    }

    /** A text, if there is one. */
    Entries text(String key, @Nullable String text) {
        return text == null ? this : put(key, Nodes.text(text));
    }

    /** A name, if there is one. */
    Entries word(String key, @Nullable String word) {
        return word == null ? this : put(key, Nodes.word(word));
    }

    /** Names in order, if there is any. */
    Entries words(String key, Collection<String> words) {
        return words.isEmpty()
                ? this
                : put(key, Nodes.words(words.stream().sorted().toList()));
    }

    /** A mapping, if it has any entry. */
    Entries mapping(String key, Map<String, Node> mapping) {
        return mapping.isEmpty() ? this : put(key, Nodes.mapping(mapping));
    }

    Entries mapping(String key, Entries mapping) {
        return mapping(key, mapping.entries);
    }

    <E extends Enum<E>> Entries choice(String key, E value, E otherwise) {
        return value == otherwise ? this : choice(key, value);
    }

    Entries choice(String key, Enum<?> value) {
        return put(key, Nodes.word(written(value)));
    }

    Entries number(String key, int value, int otherwise) {
        return value == otherwise ? this : put(key, Nodes.number(value));
    }

    Entries flag(String key, boolean value, boolean otherwise) {
        return value == otherwise ? this : put(key, Nodes.flag(value));
    }

    Entries duration(String key, Duration value, Duration otherwise) {
        return value.equals(otherwise) ? this : put(key, Nodes.word(written(value)));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Node node() {
        return Nodes.mapping(entries);
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String written(Duration duration) {
        var millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        return millis % 60_000 == 0 ? millis / 60_000 + "m" : millis / 1000 + "s";
    }
}
