// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** API keys of agents. */
@ConfigMapping(prefix = "mcpx.agent-keys")
public interface AgentKeyConfig {

    /** How many valid keys an agent may have at once. */
    @WithDefault("32")
    int mostPerAgent();
}
