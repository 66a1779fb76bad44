// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import io.mcpx.configuration.text.Node.ScalarType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Makes nodes of values, for what was not read but is to be written. */
public final class Nodes {

    private static final Place NOWHERE = Place.whole("");

    /** A text that is taken as it is written: a name. */
    public static Node word(String text) {
        return new Node.Scalar(NOWHERE, ScalarType.STRING, text);
    }

    /** A text in which references would be replaced: what looks like one is written so that it is none. */
    public static Node text(String text) {
        return word(text.replace("${", "$${"));
    }

    public static Node number(long number) {
        return new Node.Scalar(NOWHERE, ScalarType.NUMBER, Long.toString(number));
    }

    public static Node flag(boolean flag) {
        return new Node.Scalar(NOWHERE, ScalarType.BOOLEAN, Boolean.toString(flag));
    }

    /** The words, in the order of the collection. */
    public static Node words(Collection<String> words) {
        return sequence(words.stream().map(Nodes::word).toList());
    }

    public static Node sequence(List<Node> items) {
        return new Node.Sequence(
                NOWHERE, items, 1 + items.stream().mapToInt(Node::size).sum());
    }

    /** The entries, in the order of the map. */
    public static Node mapping(Map<String, Node> entries) {
        var list = new ArrayList<Node.Entry>();
        entries.forEach((key, value) -> list.add(new Node.Entry(key, NOWHERE, value)));
        return new Node.Mapping(
                NOWHERE,
                list,
                1 + entries.values().stream().mapToInt(Node::size).sum());
    }

    /** The same value with its texts as {@link #text} writes them. */
    public static Node escaped(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.type() == ScalarType.STRING ? text(scalar.text()) : scalar;
            case Node.Sequence sequence ->
                sequence(sequence.items().stream().map(Nodes::escaped).toList());
            case Node.Mapping mapping ->
                new Node.Mapping(
                        NOWHERE,
                        mapping.entries().stream()
                                .map(entry -> new Node.Entry(entry.key(), NOWHERE, escaped(entry.value())))
                                .toList(),
                        mapping.size());
        };
    }

    private Nodes() {}
}
