// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds trees for the parsers of both syntaxes, and sees to their common rules: depth, size, no key twice. */
final class NodeBuilder {

    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 200_000;

    private final Problems problems;

    NodeBuilder(Problems problems) {
        this.problems = problems;
    }

    void enter(int depth, Place place) throws MalformedText {
        if (depth > DEEPEST) {
            throw new MalformedText(place, "more than " + DEEPEST + " levels deep");
        }
    }

    Node.Sequence sequence(Place place, List<Node> items) throws MalformedText {
        var size = 1L;
        for (var item : items) {
            size += item.size();
        }
        return new Node.Sequence(place, items, checked(place, size));
    }

    Node.Mapping mapping(Place place, FieldPath path, List<Node.Entry> entries) throws MalformedText {
        var size = 1L;
        for (var entry : entries) {
            size += entry.value().size();
        }
        return new Node.Mapping(place, distinct(path, entries), checked(place, size));
    }

    private List<Node.Entry> distinct(FieldPath path, List<Node.Entry> entries) {
        Map<String, Place> seen = new HashMap<>();
        var kept = new ArrayList<Node.Entry>();
        for (var entry : entries) {
            var first = seen.putIfAbsent(entry.key(), entry.keyPlace());
            if (first == null) {
                kept.add(entry);
            } else {
                problems.error(
                        entry.keyPlace(), path.child(entry.key()), "the key stands already in line " + first.line());
            }
        }
        return kept;
    }

    private static int checked(Place place, long size) throws MalformedText {
        if (size > MOST_NODES) {
            throw new MalformedText(place, "more than " + MOST_NODES + " values, aliases counted in full");
        }
        return (int) size;
    }
}
