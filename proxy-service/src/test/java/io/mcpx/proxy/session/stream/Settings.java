// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import io.mcpx.proxy.session.SessionConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The defaults of a process, and what a test says otherwise. */
final class Settings {

    static StreamConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SessionConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(SessionConfig.class)
                .streams();
    }

    private Settings() {}
}
