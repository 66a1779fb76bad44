// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How far metrics may grow. */
@ConfigMapping(prefix = "mcpx.metrics")
public interface MetricsConfig {

    /** Different values told apart in one label that configuration and servers fill: servers, tools, endpoints, agents. */
    @WithDefault("500")
    int maxNames();

    /** Different values told apart in one label that clients fill at will: consumer tags, client and model names. */
    @WithDefault("50")
    int maxSelfDeclared();

    /** Different combinations of labels; calls beyond are counted with {@code other} in place of tool and agent. */
    @WithDefault("5000")
    int maxSeries();
}
