// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.fake;

import io.mcpx.proxy.credential.secret.CredentialConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;

/** The settings of credentials in a test: those of a slow machine, but little patience between attempts. */
public final class CredentialSettings {

    /** With these in the place of the defaults; names without {@code mcpx.credentials}. */
    public static CredentialConfig with(Map<String, String> properties) {
        var values = new HashMap<>(Map.of(
                "mcpx.credentials.timeout", "20s",
                "mcpx.credentials.retry-first", "20ms",
                "mcpx.credentials.retry-cap", "60s"));
        properties.forEach((name, value) -> values.put("mcpx.credentials." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(CredentialConfig.class)
                .withConverters(new Converter<?>[] {new DurationConverter(), new MemorySizeConverter()})
                .withDefaultValues(values)
                .build()
                .getConfigMapping(CredentialConfig.class);
    }

    private CredentialSettings() {}
}
