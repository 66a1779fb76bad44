// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import io.mcpx.proxy.seal.SealConfig;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes this process's view of its replicas, and keeps it fresh. */
@Singleton
final class PeersFactory {

    /**
     * The replicas.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException if the settings do not say who this one is
     */
    @Produces
    @Singleton
    Peers peers(PeerConfig config, SealConfig seal, Vertx vertx, @ConfigProperty(name = "mcpx.listen.port") int port) {
        var settings = PeerSettings.of(config, seal, port);
        return switch (settings) {
            case PeerSettings.Alone alone -> Peers.none();
            case PeerSettings.Listed(var self, var addresses) ->
                new Peers(self, new Roster.Listed(addresses), config.downTime(), System::nanoTime);
            case PeerSettings.Named(var self, var name) ->
                named(
                        vertx,
                        config,
                        self,
                        new NamedPeers(name, config.max(), HostNames.ofSystem(vertx), System::nanoTime));
        };
    }

    private static Peers named(Vertx vertx, PeerConfig config, PeerAddress self, NamedPeers roster) {
        var peers = new Peers(self, roster, config.downTime(), System::nanoTime);
        peers.refresh();
        vertx.setPeriodic(config.dnsInterval().toMillis(), tick -> peers.refresh());
        return peers;
    }
}
