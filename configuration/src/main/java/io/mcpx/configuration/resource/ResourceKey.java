// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import java.util.Comparator;

/**
 * Which entry of a configuration a resource is.
 *
 * @param name as it stands in the file; empty for the kinds of which there is one
 */
public record ResourceKey(Kind kind, String name) implements Comparable<ResourceKey> {

    private static final Comparator<ResourceKey> ORDER =
            Comparator.comparing(ResourceKey::kind).thenComparing(ResourceKey::name);

    /** The sections of a configuration. */
    public enum Kind {
        SERVER("servers", true),
        CREDENTIAL("credentials", true),
        TOOL_GROUP("toolGroups", true),
        NAMING("naming", false),
        GATEWAY("gateways", true),
        PERMISSIONS("permissions", false),
        AGENT("agents", true),
        AUTH("auth", false);

        private final String section;
        private final boolean named;

        Kind(String section, boolean named) {
            this.section = section;
            this.named = named;
        }

        /** The key of the section in {@code mcpx.yaml}. */
        public String section() {
            return section;
        }

        /** Whether the section has entries by name; otherwise it is one resource itself. */
        public boolean isNamed() {
            return named;
        }
    }

    public ResourceKey {
        if (!kind.isNamed() && !name.isEmpty()) {
            throw new IllegalArgumentException("name: '" + name + "' (expected: none, there is one " + kind + ")");
        }
    }

    /** The key of a section that is one resource. */
    public static ResourceKey of(Kind kind) {
        return new ResourceKey(kind, "");
    }

    @Override
    public int compareTo(ResourceKey other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code servers/github}. */
    @Override
    public String toString() {
        return kind.isNamed() ? kind.section() + "/" + name : kind.section();
    }
}
