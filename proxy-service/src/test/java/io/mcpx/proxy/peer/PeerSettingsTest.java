// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mcpx.proxy.seal.SealConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerSettingsTest {

    private static final String SELF = "mcpx.peers.self";
    private static final String LIST = "mcpx.peers.addresses";
    private static final String DNS = "mcpx.peers.dns";

    @Test
    void withoutAddressesOrANameThereAreNoOtherReplicas() {
        assertThat(settings(Map.of(SELF, "a:1"))).isEqualTo(new PeerSettings.Alone());
    }

    @Test
    void replicasAreListedWithTheirPorts() {
        var settings = settings(Map.of(SELF, "A:1", LIST, "a:1,b:2,[::1]:3"));

        assertThat(settings).isInstanceOfSatisfying(PeerSettings.Listed.class, listed -> {
            assertThat(listed.self()).hasToString("a:1");
            assertThat(listed.addresses()).extracting(PeerAddress::toString).containsExactly("a:1", "b:2", "[::1]:3");
        });
    }

    @Test
    void aNameHasThePortClientsConnectToUnlessItSaysOtherwise() {
        assertThat(settings(Map.of("mcpx.peers.pod-ip", "10.0.0.7", DNS, "replicas")))
                .isEqualTo(
                        new PeerSettings.Named(new PeerAddress("10.0.0.7", 9000), new PeerAddress("replicas", 9000)));
        assertThat(settings(Map.of(SELF, "10.0.0.7:81", DNS, "replicas:80")))
                .isEqualTo(new PeerSettings.Named(new PeerAddress("10.0.0.7", 81), new PeerAddress("replicas", 80)));
    }

    @Test
    void aReplicaThatDoesNotKnowItselfDoesNotStart() {
        assertRefused(Map.of(LIST, "a:1,b:2"), "mcpx.peers.self: missing");
        assertRefused(Map.of(SELF, "a", LIST, "a:1,b:2"), "mcpx.peers.self: a (expected: host:port)");
        assertRefused(Map.of(SELF, "0.0.0.0:9000", LIST, "a:1,b:2"), "mcpx.peers.self: 0.0.0.0:9000 is no address");
        assertRefused(Map.of(SELF, "mcpx-0:9000", DNS, "replicas"), "mcpx.peers.self: mcpx-0:9000 (expected: an IP");
        assertRefused(Map.of(DNS, "replicas"), "mcpx.peers.self: missing");
    }

    @Test
    void contradictionsAreRefused() {
        assertRefused(Map.of(SELF, "a:1", LIST, "b:2,B:2"), "names a replica twice");
        assertRefused(Map.of(SELF, "a:1", LIST, "b:2", DNS, "replicas"), "mcpx.peers.dns: given beside");
        assertRefused(Map.of(SELF, "a:1", LIST, "b:99999"), "mcpx.peers.addresses: b:99999 (expected: host:port)");
        assertRefused(Map.of(SELF, "a:1", LIST, "http://b:2"), "mcpx.peers.addresses: http://b:2");
        assertRefused(Map.of(SELF, "a:1", LIST, "b:1,c:1", "mcpx.peers.max", "1"), "mcpx.peers.addresses: 2");
    }

    @Test
    void replicasWithoutACommonKeyDoNotStart() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(Map.of(SELF, "a:1", LIST, "b:2")))
                .withMessageContaining("mcpx.seal.key: missing");
    }

    private static void assertRefused(Map<String, String> properties, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings(properties))
                .withMessageContaining(message);
    }

    private static PeerSettings settings(Map<String, String> properties) {
        var all = new HashMap<>(properties);
        all.put("mcpx.seal.key", "AAAA");
        return read(all);
    }

    private static PeerSettings read(Map<String, String> properties) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PeerConfig.class)
                .withMapping(SealConfig.class)
                .withDefaultValues(properties)
                .build();
        return PeerSettings.of(
                config.getConfigMapping(PeerConfig.class), config.getConfigMapping(SealConfig.class), 9000);
    }
}
