// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The entries of a mapping with known keys: every key that is asked for is known, any other is a mistake. */
public final class Fields {

    private final Field owner;
    private final Map<String, Field> entries = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    Fields(Field owner, List<Field> entries) {
        this.owner = owner;
        entries.forEach(entry -> this.entries.put(entry.key(), entry));
    }

    /** The mapping itself. */
    public Field owner() {
        return owner;
    }

    public Optional<Field> find(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    /** The entry, if it has a value: {@code key:} with nothing behind it counts as absent. */
    public Optional<Field> findFilled(String key) {
        return find(key).filter(field -> !field.isNull());
    }

    /** The entry; its absence is a mistake. */
    public Optional<Field> require(String key, String expected) {
        var field = find(key);
        if (field.isEmpty() && owner.isMapping()) {
            owner.reading()
                    .problems()
                    .error(owner.node().place(), owner.fieldPath().child(key), "missing (expected: " + expected + ")");
        }
        return field;
    }

    /** Reports every entry that was not asked for. */
    public void refuseOthers() {
        others().forEach(other -> other.keyError("unknown key" + Suggestion.among(other.key(), known)));
    }

    /** Warns of every entry that was not asked for: for formats that other programs extend. */
    public void warnOfOthers() {
        others().forEach(other -> other.warning("unknown key, ignored"));
    }

    private List<Field> others() {
        return entries.values().stream()
                .filter(entry -> !known.contains(entry.key()))
                .toList();
    }
}
