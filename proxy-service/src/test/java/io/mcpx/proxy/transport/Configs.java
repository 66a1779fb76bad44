// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configuration as a process would read it: the defaults, and what a test says otherwise. */
final class Configs {

    static <T> T of(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .withDefaultValues(settings)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(mapping);
    }

    private Configs() {}
}
