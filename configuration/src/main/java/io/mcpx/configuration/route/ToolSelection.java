// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names of one server are meant. */
public sealed interface ToolSelection {

    record Every() implements ToolSelection {}

    /** These names, as the customised server has them (after renaming, before any prefix). */
    record Only(Set<String> names) implements ToolSelection {
        public Only {
            names = Set.copyOf(names);
        }
    }

    /** What either means. */
    default ToolSelection union(ToolSelection other) {
        if (this instanceof Only(var some) && other instanceof Only(var more)) {
            return new Only(Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet()));
        }
        return new Every();
    }

    default boolean contains(String name) {
        return switch (this) {
            case Every() -> true;
            case Only(var names) -> names.contains(name);
        };
    }
}
