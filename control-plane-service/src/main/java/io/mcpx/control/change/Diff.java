// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.check.Verdict.Affected;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two configurations. Names and places only, no values.
 *
 * @param entries in the order of kinds and names
 * @param affected whose view of servers and tools differs; only a dry run finds that out
 */
public record Diff(List<Item> entries, List<Affected> affected) {

    /** What became of an entry. */
    public enum Fate {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * One entry that differs.
     *
     * @param fields JSON pointers to what differs in a changed one
     */
    public record Item(EntryId id, Fate fate, List<String> fields) {}

    public static Diff between(Configuration before, Configuration after) {
        var all = new TreeSet<>(before.entries().keySet());
        all.addAll(after.entries().keySet());
        var items = new ArrayList<Item>();
        for (var id : all) {
            var item = item(id, before.entries().get(id), after.entries().get(id));
            if (item != null) {
                items.add(item);
            }
        }
        return new Diff(items, List.of());
    }

    public Set<EntryId> ids() {
        return entries.stream().map(Item::id).collect(Collectors.toSet());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The same entries, and whom they concern. */
    public Diff concerning(List<Affected> whom) {
        return new Diff(entries, whom);
    }

    private static @Nullable Item item(EntryId id, @Nullable String before, @Nullable String after) {
        if (before == null) {
            return new Item(id, Fate.ADDED, List.of());
        }
        if (after == null) {
            return new Item(id, Fate.REMOVED, List.of());
        }
        return before.equals(after)
                ? null
                : new Item(id, Fate.CHANGED, FieldDiff.between(Json.stored(before), Json.stored(after)));
    }
}
