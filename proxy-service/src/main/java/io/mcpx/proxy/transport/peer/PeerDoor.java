// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.mcpx.proxy.peer.PeerConfig;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Asks who connects by HTTPS for a certificate: replicas must have one, clients need none. */
@Singleton
final class PeerDoor implements HttpServerOptionsCustomizer {

    private final PeerConfig config;

    PeerDoor(PeerConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (config.tls().isPresent()) {
            options.setClientAuth(ClientAuth.REQUEST);
        }
    }
}
