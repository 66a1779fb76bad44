// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Gateway instances. */
@ConfigMapping(prefix = "mcpx.instance")
public interface InstanceConfig {

    /** How long an enrolment token may wait to be used. */
    @WithDefault("1h")
    Duration enrolmentLifetime();
}
