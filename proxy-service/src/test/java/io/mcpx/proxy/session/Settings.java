// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The defaults of a process, and what a test says otherwise. */
final class Settings {

    static SessionConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SessionConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(SessionConfig.class);
    }

    private Settings() {}
}
