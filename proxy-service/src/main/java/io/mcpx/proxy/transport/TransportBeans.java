// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.SessionConfig;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchanges;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.peer.PeerLine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
    Faces faces(
            HttpConfig config,
            OpenSessions sessions,
            Gateway gateway,
            Draining draining,
            Admission admission,
            PeerLine line) {
        return Faces.of(config, sessions, gateway, draining, admission, line);
    }

    @Produces
    @Singleton
    HostGuard hostGuard(HttpConfig config, @ConfigProperty(name = "quarkus.http.host") String listensOn) {
        return new HostGuard(config, listensOn);
    }

    @Produces
    @Singleton
    Exchanges exchanges(
            Vertx vertx,
            HttpConfig config,
            SessionConfig sessionConfig,
            OpenSessions sessions,
            MeterRegistry registry) {
        var exchanges = new Exchanges(config, System::nanoTime, status -> refused(registry, status));
        exchanges.start(vertx);
        vertx.setPeriodic(sessionConfig.sweepInterval().toMillis(), sweep -> sessions.sweep());
        measure(registry, exchanges, sessions);
        return exchanges;
    }

    /** Requests that never became a call; their statuses are few. */
    private static void refused(MeterRegistry registry, int status) {
        registry.counter("mcpx.http.refused", "status", Integer.toString(status))
                .increment();
    }

    private static void measure(MeterRegistry registry, Exchanges exchanges, OpenSessions sessions) {
        Gauge.builder("mcpx.http.exchanges", exchanges, Exchanges::count)
                .description("HTTP requests and streams of clients that are open")
                .register(registry);
        Gauge.builder("mcpx.http.waiting.bytes", exchanges, Exchanges::waitingBytes)
                .description("Bytes written to clients that have not left yet")
                .register(registry);
        Gauge.builder("mcpx.sessions.kept.bytes", sessions, OpenSessions::keptBytes)
                .description("Events kept for clients that may come back")
                .register(registry);
        FunctionCounter.builder("mcpx.sessions.adopted", sessions, OpenSessions::adopted)
                .description("Sessions of other replicas that went on here")
                .register(registry);
        FunctionCounter.builder("mcpx.sessions.stray.answers", sessions, OpenSessions::strayAnswers)
                .description("Answers of clients to what nobody asked")
                .register(registry);
    }
}
