// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.document;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A section of {@code mcpx.yaml}. The name of a kind stands in the database and on the wire to gateways. */
public enum Kind {
    SERVER("servers", "server"),
    TOOL_GROUP("toolGroups", "tool group"),
    GATEWAY("gateways", "gateway"),
    AGENT("agents", "agent"),
    CREDENTIAL("credentials", "credential"),
    NAMING("naming", "naming"),
    PERMISSIONS("permissions", "rules"),
    AUTH("auth", "auth");

    private final String section;
    private final String noun;

    Kind(String section, String noun) {
        this.section = section;
        this.noun = noun;
    }

    /** The key of the section in the file. */
    public String section() {
        return section;
    }

    /** What people call one of it. */
    public String noun() {
        return noun;
    }

    /** Whether the section has no entries with names, but is one itself. */
    public boolean isSingle() {
        return switch (this) {
            case SERVER, TOOL_GROUP, GATEWAY, AGENT, CREDENTIAL -> false;
            case NAMING, PERMISSIONS, AUTH -> true;
        };
    }

    /** The form of a name in which two of them must differ: names of servers hold whatever their case. */
    public String key(String name) {
        return this == SERVER ? name.strip().toLowerCase(Locale.ROOT) : name;
    }

    public static Optional<Kind> ofSection(String section) {
        return Stream.of(values()).filter(kind -> kind.section.equals(section)).findFirst();
    }
}
