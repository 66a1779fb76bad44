// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.proxy.transport.exchange.HttpConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostGuardTest {

    @Test
    void answersToAnyNameButToNoOriginWhenItListensBeyondLoopback() {
        var guard = guard(Map.of(), "0.0.0.0");

        assertThat(guard.allowsHost("gateway.example")).isTrue();
        assertThat(guard.allowsOrigin("http://gateway.example")).isFalse();
        assertThat(guard.allowsOrigin("http://localhost")).isFalse();
    }

    @Test
    void answersToTheConfiguredNamesOnly() {
        var guard = guard(
                Map.of(
                        "mcpx.http.allowed-hosts", "Gateway.example, 10.0.0.7",
                        "mcpx.http.allowed-origins", "https://console.example"),
                "127.0.0.1");

        assertThat(guard.allowsHost("gateway.example")).isTrue();
        assertThat(guard.allowsHost("10.0.0.7")).isTrue();
        assertThat(guard.allowsHost("localhost")).isFalse();
        assertThat(guard.allowsOrigin("https://CONSOLE.example")).isTrue();
        assertThat(guard.allowsOrigin("http://console.example")).isFalse();
        assertThat(guard.allowsOrigin("https://console.example:8443")).isFalse();
    }

    @Test
    void answersToEverythingOnlyWhenToldSo() {
        var guard = guard(Map.of("mcpx.http.allowed-hosts", "*", "mcpx.http.allowed-origins", "*"), "127.0.0.1");

        assertThat(guard.allowsHost("evil.example")).isTrue();
        assertThat(guard.allowsOrigin("https://evil.example")).isTrue();
    }

    private static HostGuard guard(Map<String, String> settings, String listensOn) {
        return new HostGuard(Configs.of(HttpConfig.class, settings), listensOn);
    }
}
