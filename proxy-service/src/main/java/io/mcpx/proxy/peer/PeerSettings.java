// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import io.mcpx.proxy.seal.SealConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** What the settings say about replicas, checked: a replica that does not know its own name could forward to itself. */
sealed interface PeerSettings {

    /** There are no other replicas. */
    record Alone() implements PeerSettings {}

    /** Listed one by one. */
    record Listed(PeerAddress self, List<PeerAddress> addresses) implements PeerSettings {

        public Listed {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Found by DNS.
     *
     * @param name with the port of every replica
     */
    record Named(PeerAddress self, PeerAddress name) implements PeerSettings {}

    /**
     * The checked settings.
     *
     * @param listenPort where clients connect
     * @throws ConfigurationException when they are incomplete or contradict each other
     */
    static PeerSettings of(PeerConfig config, SealConfig seal, int listenPort) {
        if (config.addresses().isEmpty() && config.dns().isEmpty()) {
            return new Alone();
        }
        require(seal.key().isPresent(), "mcpx.seal.key: missing (expected: the one key that all replicas share)");
        if (config.addresses().isEmpty()) {
            return named(config, address("mcpx.peers.dns", config.dns().orElseThrow(), listenPort));
        }
        require(config.dns().isEmpty(), "mcpx.peers.dns: given beside mcpx.peers.addresses (expected: one of them)");
        return listed(config, config.addresses().orElseThrow());
    }

    private static PeerSettings listed(PeerConfig config, List<String> texts) {
        var addresses = texts.stream()
                .map(text -> address("mcpx.peers.addresses", text, 0))
                .toList();
        require(
                addresses.stream().distinct().count() == addresses.size(),
                "mcpx.peers.addresses: names a replica twice (expected: each once)");
        require(
                addresses.size() <= config.max(),
                "mcpx.peers.addresses: " + addresses.size() + " (expected: at most " + config.max() + ")");
        return new Listed(self(config.self()), addresses);
    }

    private static PeerSettings named(PeerConfig config, PeerAddress name) {
        var self = self(config.self().or(() -> config.podIp().map(host -> join(host, name.port()))));
        return new Named(PeerAddress.of(literal(self), self.port()), name);
    }

    private static PeerAddress self(Optional<String> text) {
        return address(
                "mcpx.peers.self",
                text.orElseThrow(() -> new ConfigurationException(
                        "mcpx.peers.self: missing (expected: host:port where the other replicas reach this one)")),
                0);
    }

    private static String join(String host, int port) {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }

    private static PeerAddress address(String property, String text, int defaultPort) {
        var address = PeerAddress.parse(text, defaultPort)
                .orElseThrow(() -> new ConfigurationException(property + ": " + text + " (expected: host:port)"));
        require(
                !address.host().equals("0.0.0.0") && !address.host().equals("::"),
                property + ": " + text + " is no address of one replica (expected: host:port)");
        return address;
    }

    /** DNS gives addresses: only as one of those does a replica recognise itself. */
    private static InetAddress literal(PeerAddress self) {
        try {
            return InetAddress.ofLiteral(self.host());
        } catch (IllegalArgumentException name) {
            throw new ConfigurationException(
                    "mcpx.peers.self: " + self + " (expected: an IP address and a port, as mcpx.peers.dns is given)",
                    name);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ConfigurationException(otherwise);
        }
    }
}
