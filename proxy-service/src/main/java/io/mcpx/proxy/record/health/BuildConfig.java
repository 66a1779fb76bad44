// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import io.smallrye.config.ConfigMapping;

/** Which build this is. */
@ConfigMapping(prefix = "mcpx.build")
interface BuildConfig {

    /** The version of the build; set by the build itself. */
    String version();
}
