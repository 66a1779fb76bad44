// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.grpc.client.GrpcClientOptions;
import java.util.Optional;
import java.util.Set;

/** What a connection to the control plane is made with. */
record ControlCredentials(Vertx vertx, ControlConfig config) {

    /** A resource with the largest body, and room for what goes around it. */
    static final int LARGEST_MESSAGE = 5 << 20;

    /** The token as it is now. */
    Future<Optional<String>> token() {
        if (config.tokenFile().isEmpty()) {
            return Future.succeededFuture(config.token().map(String::strip));
        }
        return vertx.fileSystem()
                .readFile(config.tokenFile().get().toString())
                .map(content -> Optional.of(content.toString().strip()))
                .recover(_ -> Future.failedFuture("mcpx.control.token-file cannot be read"));
    }

    static GrpcClientOptions options(ControlSettings settings) {
        var config = settings.config();
        var transport = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setHttp2MaxPoolSize(1);
        if (settings.address().encrypted()) {
            encrypt(transport, config);
        }
        return new GrpcClientOptions().setMaxMessageSize(LARGEST_MESSAGE).setTransportOptions(transport);
    }

    private static void encrypt(HttpClientOptions transport, ControlConfig config) {
        transport
                .setSsl(true)
                .setUseAlpn(true)
                .setVerifyHost(true)
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        var tls = config.tls();
        tls.trust().ifPresent(file -> transport.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        tls.certificate()
                .ifPresent(certificate -> tls.key()
                        .ifPresent(key -> transport.setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(certificate.toString())
                                .addKeyPath(key.toString()))));
    }
}
