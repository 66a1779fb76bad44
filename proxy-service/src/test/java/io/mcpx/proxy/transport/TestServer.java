// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.identity.Identities;
import io.mcpx.proxy.route.Snapshot;
import io.mcpx.proxy.seal.Sealer;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.SessionConfig;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchanges;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The HTTP faces on a port of their own, over a fake gateway and a clock that the test moves. */
final class TestServer implements AutoCloseable {

    final FakeGateway gateway = new FakeGateway();
    final OpenSessions sessions;
    final Draining draining;
    final Exchanges exchanges;
    final List<Integer> refused = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final HttpServer server;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-08-01T00:00:00Z"));

    private TestServer(Snapshot snapshot, Map<String, String> settings) {
        var http = Configs.of(HttpConfig.class, settings);
        InstantSource time = now::get;
        sessions = new OpenSessions(
                Configs.of(SessionConfig.class, settings), Sealer.ephemeral(), time.withZone(ZoneOffset.UTC));
        draining = new Draining(vertx, sessions, http);
        exchanges = new Exchanges(http, System::nanoTime, refused::add);
        exchanges.start(vertx);
        server = await(vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(1000)))
                .requestHandler(router(snapshot, http))
                .listen());
    }

    static TestServer start() {
        return start(Map.of());
    }

    static TestServer start(Map<String, String> settings) {
        return new TestServer(Snapshot.EMPTY, settings);
    }

    static TestServer start(Snapshot snapshot, Map<String, String> settings) {
        return new TestServer(snapshot, settings);
    }

    int port() {
        return server.actualPort();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    McpClient client() {
        return new McpClient(this);
    }

    /** Lets time pass for sessions, and sweeps. */
    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
        sessions.sweep();
    }

    /** Runs an action on another thread after a moment longer than any time-out a test sets for streams to begin. */
    void later(Runnable action) {
        vertx.setTimer(200, any -> action.run());
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private Router router(Snapshot snapshot, HttpConfig config) {
        var admission = new Admission(config);
        var doorkeeper = new Doorkeeper(new FakeSnapshots(snapshot), new Identities(), gateway, admission);
        var router = Router.router(vertx);
        new McpRoutes(
                        exchanges,
                        new HostGuard(config, "127.0.0.1"),
                        doorkeeper,
                        Faces.of(config, sessions, gateway, draining, admission))
                .routes(router);
        return router;
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
