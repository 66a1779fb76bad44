// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.identity.token.IssuerKeys;
import io.mcpx.proxy.identity.token.TokenLimits;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the fetching of keys together, and keeps them fresh. */
@Singleton
final class IssuerBeans {

    private static final int CONNECTIONS = 4;

    private final IssuerConfig config;
    private final Vertx vertx;
    private final HttpClient client;
    private final FetchedKeys keys;

    /** @throws ConfigurationException if the TLS configuration that is named does not exist */
    IssuerBeans(IssuerConfig config, Vertx vertx, TlsConfigurationRegistry certificates) {
        this.config = config;
        this.vertx = vertx;
        this.client =
                vertx.createHttpClient(options(config, certificates), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.keys =
                new FetchedKeys(new HttpDocuments(client, HostNames.ofSystem(vertx), config), config, System::nanoTime);
    }

    @Produces
    @Singleton
    IssuerKeys issuerKeys() {
        return keys;
    }

    @Produces
    @Singleton
    TokenLimits tokenLimits() {
        return new TokenLimits(config.maxTokenLength(), config.clockSkew(), config.maxRemembered());
    }

    /** Keys are asked for before the first request comes, but nobody waits for them: an issuer that is away holds up only its own. */
    void start(@Observes StartupEvent started, Snapshots snapshots) {
        snapshots.onSwap(inForce -> keys.trust(inForce.snapshot().auth().issuers()));
        keys.trust(snapshots.current().snapshot().auth().issuers());
        vertx.setPeriodic(config.minRefreshInterval().toMillis(), tick -> keys.renewDue());
    }

    void renew(@Observes CertificateUpdatedEvent renewed) {
        if (config.tls().filter(renewed.name()::equals).isPresent()) {
            client.updateSSLOptions(renewed.tlsConfiguration().getSSLOptions());
        }
    }

    private static HttpClientOptions options(IssuerConfig config, TlsConfigurationRegistry certificates) {
        var options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.requestTimeout().toMillis()))
                .setKeepAlive(false);
        config.tls().map(name -> require(name, certificates)).ifPresent(tls -> TlsConfigUtils.configure(options, tls));
        return options;
    }

    private static TlsConfiguration require(String name, TlsConfigurationRegistry certificates) {
        return certificates
                .get(name)
                .filter(tls -> !tls.isTrustAll())
                .orElseThrow(() -> new ConfigurationException("mcpx.issuers.tls: " + name
                        + " (expected: a name for which quarkus.tls.<name>.* gives a trust store)"));
    }
}
