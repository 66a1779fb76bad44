// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.document;

import java.util.Comparator;

/**
 * Names an entry of an organisation's configuration.
 *
 * @param name as it was given; empty for a single section
 */
public record EntryId(Kind kind, String name) implements Comparable<EntryId> {

    private static final Comparator<EntryId> IN_ORDER =
            Comparator.comparing(EntryId::kind).thenComparing(EntryId::key).thenComparing(EntryId::name);

    public EntryId {
        if (kind.isSingle() != name.isEmpty()) {
            throw new IllegalArgumentException(kind + ": '" + name + "' (expected: a name for what has one)");
        }
    }

    public static EntryId single(Kind kind) {
        return new EntryId(kind, "");
    }

    /** The name in the form in which names differ. */
    public String key() {
        return kind.key(name);
    }

    /** Whether it names the same entry. */
    public boolean same(EntryId other) {
        return kind == other.kind && key().equals(other.key());
    }

    /** Where it stands in the whole configuration (RFC 6901). */
    public String pointer() {
        var section = "/" + kind.section();
        return kind.isSingle() ? section : section + "/" + Pointers.escaped(name);
    }

    /** For records: kind and name. */
    public String label() {
        return kind.isSingle() ? kind.noun() : kind.noun() + " " + name;
    }

    @Override
    public int compareTo(EntryId other) {
        return IN_ORDER.compare(this, other);
    }
}
