// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which files the gateway is configured by. */
@ConfigMapping(prefix = "mcpx.config")
public interface FilesConfig {

    /** An {@code mcpx.yaml} or an {@code mcp.json}. Without it the gateway starts with no server. */
    Optional<Path> file();

    /** The {@code app.yaml} of an {@code mcp.json}. By default one that lies beside it. */
    Optional<Path> appFile();

    /** How often the files are looked at where the operating system does not tell of changes. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** For how long the files must rest before a change is read. */
    @WithDefault("100ms")
    Duration settleTime();
}
