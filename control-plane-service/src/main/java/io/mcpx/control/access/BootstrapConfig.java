// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The administrator an installation starts with; without either setting there is none. */
@ConfigMapping(prefix = "mcpx.bootstrap")
public interface BootstrapConfig {

    /** A file with the administrator's token: at least 32 characters. */
    Optional<Path> tokenFile();

    /** {@code sha256:} and the SHA-256 of the token, in place of the file. */
    Optional<String> tokenHash();
}
