// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.tenancy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of transactions. */
@ConfigMapping(prefix = "mcpx.transaction")
public interface TenancyConfig {

    /** The longest one statement may take. */
    @WithDefault("10s")
    Duration statementTimeout();

    /** The longest a transaction may wait for a row that another one holds. */
    @WithDefault("5s")
    Duration lockTimeout();

    /** The longest a transaction may stand idle between statements. */
    @WithDefault("30s")
    Duration idleTimeout();
}
