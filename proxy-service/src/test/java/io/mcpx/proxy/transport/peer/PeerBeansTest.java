// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mcpx.proxy.peer.KnownPeers;
import io.mcpx.proxy.peer.PeerConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which certificates replicas may be given. */
class PeerBeansTest {

    private static final KeyStoreOptions STORE = new KeyStoreOptions();

    private final Vertx vertx = Vertx.vertx();
    private final FakeCertificates certificates = new FakeCertificates();

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void aReplicaHasACertificateAndKnowsWhomToTrust() {
        certificates.register("replicas", new FakeTls(STORE, STORE, false));

        assertThat(clients().areCertified()).isTrue();
    }

    @Test
    void aNameThatIsNotConfiguredIsRefused() {
        certificates.register("others", new FakeTls(STORE, STORE, false));

        assertRefused();
    }

    @Test
    void aReplicaWithoutACertificateIsRefused() {
        certificates.register("replicas", new FakeTls(null, STORE, false));

        assertRefused();
    }

    @Test
    void aReplicaThatDoesNotSayWhomItTrustsIsRefused() {
        certificates.register("replicas", new FakeTls(STORE, null, false));

        assertRefused();
    }

    @Test
    void aReplicaThatTrustsAllIsRefused() {
        certificates.register("replicas", new FakeTls(STORE, STORE, true));

        assertRefused();
    }

    private void assertRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::clients)
                .withMessage("mcpx.peers.tls: replicas"
                        + " (expected: a name for which quarkus.tls.<name>.* gives a key store and a trust store)");
    }

    private PeerClients clients() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PeerConfig.class)
                .withDefaultValues(Map.of("mcpx.peers.tls", "replicas"))
                .build()
                .getConfigMapping(PeerConfig.class);
        return new PeerBeans().peerClients(vertx, config, new KnownPeers().seenFrom(1), certificates);
    }

    private static final class FakeCertificates implements TlsConfigurationRegistry {

        private final Map<String, TlsConfiguration> registered = new HashMap<>();

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.ofNullable(registered.get(name));
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            registered.put(name, configuration);
        }
    }

    private static final class FakeTls extends BaseTlsConfiguration {

        private final @Nullable KeyStoreOptions key;
        private final @Nullable KeyStoreOptions trust;
        private final boolean trustAll;

        FakeTls(@Nullable KeyStoreOptions key, @Nullable KeyStoreOptions trust, boolean trustAll) {
            this.key = key;
            this.trust = trust;
            this.trustAll = trustAll;
        }

        @Override
        public @Nullable KeyCertOptions getKeyStoreOptions() {
            return key;
        }

        @Override
        public @Nullable TrustOptions getTrustStoreOptions() {
            return trust;
        }

        @Override
        public SSLOptions getSSLOptions() {
            return new SSLOptions();
        }

        @Override
        public boolean isTrustAll() {
            return trustAll;
        }
    }
}
