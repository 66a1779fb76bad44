// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.seal;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The key under which session ids, cursors, task ids and request states are sealed. */
@ConfigMapping(prefix = "mcpx.seal")
public interface SealConfig {

    /**
     * 32 bytes in Base64. Replicas behind one address must share it. Without it each process draws its own at start, and
     * handles end with the process.
     */
    Optional<String> key();
}
