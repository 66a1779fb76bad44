// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where two trees differ; lists are compared as a whole. */
final class FieldDiff {

    private static final int MOST = 200;

    private final List<String> pointers = new ArrayList<>();

    static List<String> between(ObjectNode before, ObjectNode after) {
        var diff = new FieldDiff();
        diff.objects("", before, after);
        return List.copyOf(diff.pointers);
    }

    private void objects(String pointer, ObjectNode before, ObjectNode after) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> values(pointer + "/" + Pointers.escaped(name), before.get(name), after.get(name)));
    }

    private void values(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            objects(pointer, one, other);
        } else if (before == null || !before.equals(after)) {
            add(pointer);
        }
    }

    private void add(String pointer) {
        if (pointers.size() < MOST) {
            pointers.add(pointer);
        }
    }
}
