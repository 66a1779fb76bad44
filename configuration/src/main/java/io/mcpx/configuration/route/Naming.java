// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.Map;

/**
 * How exposed names come about at an endpoint.
 *
 * @param style what is done to native names
 * @param separator between prefix and name: {@code _} and {@code -} only
 * @param collisions what happens when two servers would expose one name
 * @param names explicit exposed names by {@code server/tool} key (lower-case server), used first in every style
 */
public record Naming(Style style, String separator, Collisions collisions, Map<String, String> names) {

    public static final Naming DEFAULT = new Naming(Style.PREFIX, "__", Collisions.REFUSE, Map.of());
    public static final Naming BARE = new Naming(Style.NONE, "__", Collisions.REFUSE, Map.of());

    public Naming {
        names = Map.copyOf(names);
        if (!separator.matches("[_-]{1,4}")) {
            throw new IllegalArgumentException("separator: '" + separator + "' (expected: 1 to 4 of _ and -)");
        }
    }

    public enum Style {
        PREFIX,
        NONE,
        EXPLICIT
    }

    public enum Collisions {
        /** Neither is exposed; both owners are named in the log, the health and {@code mcpx check}. */
        REFUSE,
        /** Both get their server's prefix. */
        PREFIX
    }
}
