// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.SessionConfig;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the HTTP faces together. */
@Singleton
final class TransportBeans {

    @Produces
    @Singleton
    Draining draining(Vertx vertx, OpenSessions sessions, HttpConfig config) {
        return new Draining(vertx, sessions, config);
    }

    @Produces
    @Singleton
    Admission admission(HttpConfig config) {
        return new Admission(config);
    }

    @Produces
    @Singleton
    Faces faces(HttpConfig config, OpenSessions sessions, Gateway gateway, Draining draining, Admission admission) {
        return Faces.of(config, sessions, gateway, draining, admission);
    }

    @Produces
    @Singleton
    HostGuard hostGuard(HttpConfig config, @ConfigProperty(name = "quarkus.http.host") String listensOn) {
        return new HostGuard(config, listensOn);
    }

    @Produces
    @Singleton
    Exchanges exchanges(Vertx vertx, HttpConfig config, SessionConfig sessionConfig, OpenSessions sessions) {
        var exchanges = new Exchanges(config, System::nanoTime);
        exchanges.start(vertx);
        vertx.setPeriodic(sessionConfig.sweepInterval().toMillis(), sweep -> sessions.sweep());
        return exchanges;
    }
}
