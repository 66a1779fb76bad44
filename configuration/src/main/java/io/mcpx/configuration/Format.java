// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import io.mcpx.configuration.text.Node;
import java.util.Locale;
import java.util.Set;

/** The format of a configuration, as its keys say. */
public enum Format {
    MCPX,
    MCP_JSON,
    APP_YAML;

    private static final Set<String> OF_APP_YAML =
            Set.of("targetServerAttributes", "toolExtensions", "toolGroups", "permissions");

    /** The format of a document by its value and its name. */
    public static Format of(Node root, String name) {
        if (has(root, "mcpServers") || (isJson(name) && !has(root, "version"))) {
            return MCP_JSON;
        }
        return !has(root, "version") && OF_APP_YAML.stream().anyMatch(key -> has(root, key)) ? APP_YAML : MCPX;
    }

    private static boolean isJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static boolean has(Node root, String key) {
        return root instanceof Node.Mapping mapping
                && mapping.entries().stream().anyMatch(entry -> entry.key().equals(key));
    }
}
