// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.lifecycle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.Snapshot;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenDoorTest {

    private static final Snapshot WITH_KEY =
            new Snapshot("v", Map.of(), Map.of(), Map.of(), Rules.OPEN, Naming.DEFAULT, List.of(), "hash", null);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "localhost"})
    void servesAnybodyOnThisMachine(String host) {
        assertThatCode(() -> OpenDoor.check(listen(host, "false"), Snapshot.EMPTY))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "does-not-resolve.invalid"})
    void refusesToServeTheNetworkWithoutKeys(String host) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> OpenDoor.check(listen(host, "false"), Snapshot.EMPTY))
                .withMessageContaining(host)
                .withMessageContaining("mcpx.listen.anonymous=true");
    }

    @Test
    void servesTheNetworkWithKeysOrWhenTold() {
        assertThatCode(() -> OpenDoor.check(listen("0.0.0.0", "false"), WITH_KEY))
                .doesNotThrowAnyException();
        assertThatCode(() -> OpenDoor.check(listen("0.0.0.0", "true"), Snapshot.EMPTY))
                .doesNotThrowAnyException();
    }

    private static ListenConfig listen(String host, String anonymous) {
        return new SmallRyeConfigBuilder()
                .withMapping(ListenConfig.class)
                .withDefaultValues(Map.of("mcpx.listen.host", host, "mcpx.listen.anonymous", anonymous))
                .build()
                .getConfigMapping(ListenConfig.class);
    }
}
