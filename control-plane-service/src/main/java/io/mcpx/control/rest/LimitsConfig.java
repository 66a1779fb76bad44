// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may be. */
@ConfigMapping(prefix = "mcpx.limits")
public interface LimitsConfig {

    /** The longest body of a request. */
    @WithDefault("4M")
    MemorySize bodySize();
}
