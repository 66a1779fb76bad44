// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.mcpx.proxy.config.FilesConfig;
import io.mcpx.proxy.seal.SealConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of a proxy as the test gives them; quick where people would be patient. */
final class Settings {

    /** A key that protects nothing. */
    static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final Map<String, String> properties = new HashMap<>(Map.of(
            "mcpx.control.replica",
            "replica-1",
            "mcpx.control.retry-after",
            "20ms",
            "mcpx.control.retry-at-most",
            "100ms"));

    static Settings of(String url) {
        return new Settings().with("mcpx.control.url", url);
    }

    static Settings of(FakeControlPlane plane) {
        return of("http://127.0.0.1:" + plane.port());
    }

    Settings with(String name, Object value) {
        properties.put(name, value.toString());
        return this;
    }

    /** @throws io.quarkus.runtime.configuration.ConfigurationException as at the start */
    ControlSettings checked() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 1000, new DurationConverter())
                .withConverter(MemorySize.class, 1000, new MemorySizeConverter())
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(ControlConfig.class)
                .withMapping(FilesConfig.class)
                .withMapping(SealConfig.class)
                .build();
        return ControlSettings.of(
                        config.getConfigMapping(ControlConfig.class),
                        config.getConfigMapping(FilesConfig.class),
                        config.getConfigMapping(SealConfig.class))
                .orElseThrow();
    }
}
