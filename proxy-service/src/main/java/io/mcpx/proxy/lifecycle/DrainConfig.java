// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the process ends. */
@ConfigMapping(prefix = "mcpx.drain")
public interface DrainConfig {

    /** The longest that calls under way may take to finish after SIGTERM. */
    @WithDefault("15s")
    Duration timeout();

    /** The longest that servers and their processes may take to end after that. */
    @WithDefault("5s")
    Duration serversTimeout();
}
