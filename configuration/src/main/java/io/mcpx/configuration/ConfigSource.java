// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a configuration.
 *
 * @param file an {@code mcpx.yaml} or an {@code mcp.json}
 * @param appFile the {@code app.yaml} of an {@code mcp.json}; when empty, one that lies beside it counts
 */
public record ConfigSource(Path file, Optional<Path> appFile) {

    /** A file by itself, or with what lies beside it. */
    public static ConfigSource of(Path file) {
        return new ConfigSource(file, Optional.empty());
    }

    /** Where an {@code app.yaml} would lie. */
    Path besideFile() {
        return file.resolveSibling("app.yaml");
    }
}
