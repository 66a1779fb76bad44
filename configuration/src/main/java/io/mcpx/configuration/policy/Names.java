// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import io.mcpx.configuration.route.ToolSelection;
import java.util.HashSet;
import java.util.Set;

/** A set of names of one server's items, given by what is in it or by what is not. */
sealed interface Names {

    record Only(Set<String> names) implements Names {
        public Only {
            names = Set.copyOf(names);
        }
    }

    record AllBut(Set<String> names) implements Names {
        public AllBut {
            names = Set.copyOf(names);
        }
    }

    static Names every() {
        return new AllBut(Set.of());
    }

    static Names none() {
        return new Only(Set.of());
    }

    static Names of(ToolSelection selection) {
        return switch (selection) {
            case ToolSelection.Every() -> every();
            case ToolSelection.Only(var names) -> new Only(names);
        };
    }

    default boolean contains(String name) {
        return switch (this) {
            case Only(var names) -> names.contains(name);
            case AllBut(var names) -> !names.contains(name);
        };
    }

    /** True only for a set that is known to be empty: one that leaves names out may still hold others. */
    default boolean isEmpty() {
        return this instanceof Only(var names) && names.isEmpty();
    }

    default Names complement() {
        return switch (this) {
            case Only(var names) -> new AllBut(names);
            case AllBut(var names) -> new Only(names);
        };
    }

    default Names intersect(Names other) {
        return switch (this) {
            case Only(var names) -> new Only(filter(names, other));
            case AllBut(var names) ->
                switch (other) {
                    case Only(var those) -> new Only(filter(those, this));
                    case AllBut(var those) -> new AllBut(join(names, those));
                };
        };
    }

    default Names union(Names other) {
        return complement().intersect(other.complement()).complement();
    }

    private static Set<String> filter(Set<String> names, Names in) {
        var kept = new HashSet<>(names);
        kept.removeIf(name -> !in.contains(name));
        return kept;
    }

    private static Set<String> join(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
