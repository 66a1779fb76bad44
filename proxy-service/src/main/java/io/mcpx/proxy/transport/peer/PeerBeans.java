// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.mcpx.proxy.peer.PeerConfig;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.seal.Sealer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the line to the other replicas together, and renews its certificates. */
@Singleton
final class PeerBeans {

    @Produces
    @Singleton
    PeerClients peerClients(Vertx vertx, PeerConfig config, Peers peers, TlsConfigurationRegistry certificates) {
        return peers.isAlone()
                ? PeerClients.none()
                : new PeerClients(
                        vertx,
                        config,
                        config.tls().map(name -> require(name, certificates)).orElse(null));
    }

    @Produces
    @Singleton
    PeerLine peerLine(Peers peers, Sealer sealer, PeerClients clients, MeterRegistry registry) {
        return new PeerLine(peers, sealer, Clock.systemUTC(), clients, new PeerMeters(registry));
    }

    void renew(@Observes CertificateUpdatedEvent renewed, PeerConfig config, PeerClients clients) {
        if (config.tls().filter(renewed.name()::equals).isPresent()) {
            clients.renew(renewed.tlsConfiguration().getSSLOptions());
        }
    }

    private static TlsConfiguration require(String name, TlsConfigurationRegistry certificates) {
        return certificates
                .get(name)
                .filter(PeerBeans::isMutual)
                .orElseThrow(() -> new ConfigurationException("mcpx.peers.tls: " + name
                        + " (expected: a name for which quarkus.tls.<name>.* gives a key store and a trust store)"));
    }

    /** A replica without a certificate is believed by none, and one that trusts all would believe anybody. */
    private static boolean isMutual(TlsConfiguration tls) {
        return tls.getKeyStoreOptions() != null && tls.getTrustStoreOptions() != null && !tls.isTrustAll();
    }
}
