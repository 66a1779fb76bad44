// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import io.mcpx.control.distribution.PushConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Set;

/** How the server of the push listens. */
final class Listening {

    /** A gateway instance has one stream on its connection. */
    private static final int MOST_STREAMS = 16;

    /** @throws ConfigurationException if it would be unencrypted where others can hear it, or TLS is incomplete */
    static HttpServerOptions options(PushConfig config) {
        var options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(MOST_STREAMS));
        var tls = config.tls();
        require(
                tls.certificate().isPresent() == tls.key().isPresent(),
                "mcpx.push.tls: a certificate without key, or a key without certificate (expected: both or none)");
        if (tls.certificate().isPresent()) {
            return encrypted(options, tls, tls.certificate().get());
        }
        require(
                tls.clientAuthorities().isEmpty(),
                "mcpx.push.tls.client-authorities: given without a certificate (expected: TLS)");
        require(
                isLoopback(config.host()),
                "mcpx.push.host: " + config.host() + " without TLS (expected: a loopback address, or mcpx.push.tls)");
        return options;
    }

    private static HttpServerOptions encrypted(HttpServerOptions options, PushConfig.Tls tls, Path certificate) {
        options.setSsl(true).setUseAlpn(true).setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        var own = new PemKeyCertOptions().addCertPath(certificate.toString());
        tls.key().ifPresent(key -> own.addKeyPath(key.toString()));
        options.setKeyCertOptions(own);
        tls.clientAuthorities()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString()))
                        .setClientAuth(ClientAuth.REQUEST));
        return options;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ConfigurationException("mcpx.push.host: " + host + " (expected: an address of this machine)", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ConfigurationException(otherwise);
        }
    }

    private Listening() {}
}
