// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.identity.Identities;
import io.mcpx.proxy.identity.token.IssuerKeys;
import io.mcpx.proxy.identity.token.TokenLimits;
import io.mcpx.proxy.peer.PeerConfig;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.seal.Sealer;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.SessionConfig;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchanges;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.peer.PeerClients;
import io.mcpx.proxy.transport.peer.PeerLine;
import io.mcpx.proxy.transport.peer.PeerMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
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

    private static final Strangers WELCOME = new Strangers(true);

    final FakeGateway gateway = new FakeGateway();
    final OpenSessions sessions;
    final Draining draining;
    final Exchanges exchanges;
    final PeerLine line;
    final List<Integer> refused = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HttpServer server;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-08-01T00:00:00Z"));

    private TestServer(
            FakeSnapshots snapshots,
            Strangers strangers,
            Map<String, String> settings,
            Sealer sealer,
            Peers peers,
            int port,
            IssuerKeys issuerKeys) {
        var http = Configs.of(HttpConfig.class, settings);
        InstantSource time = now::get;
        var clock = time.withZone(ZoneOffset.UTC);
        sessions = new OpenSessions(Configs.of(SessionConfig.class, settings), sealer, peers, clock);
        line = new PeerLine(peers, sealer, clock, clients(peers, settings), new PeerMeters(meters));
        draining = new Draining(vertx, sessions, http);
        exchanges = new Exchanges(http, System::nanoTime, refused::add);
        exchanges.start(vertx);
        server = await(vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(1000)))
                .requestHandler(router(
                        snapshots,
                        new Recognition(snapshots, identities(issuerKeys, clock), issuerKeys, strangers, http),
                        http))
                .listen());
    }

    static TestServer start() {
        return start(Map.of());
    }

    static TestServer start(Map<String, String> settings) {
        return start(Snapshot.EMPTY, settings);
    }

    static TestServer start(Snapshot snapshot, Map<String, String> settings) {
        return new TestServer(
                new FakeSnapshots(snapshot, true),
                WELCOME,
                settings,
                Sealer.ephemeral(),
                Peers.none(),
                0,
                IssuerKeys.NONE);
    }

    /** One that knows these keys of issuers. */
    static TestServer start(Snapshot snapshot, IssuerKeys issuerKeys) {
        return new TestServer(
                new FakeSnapshots(snapshot, true), WELCOME, Map.of(), Sealer.ephemeral(), Peers.none(), 0, issuerKeys);
    }

    /** A gateway that other machines reach, and whose callers are known by no agents. */
    static TestServer withoutAgentsOnTheNetwork() {
        return of(new FakeSnapshots(Snapshot.EMPTY, true), new Strangers(false));
    }

    /** A gateway that has no configuration yet. */
    static TestServer unconfigured() {
        return of(new FakeSnapshots(Snapshot.EMPTY, false), WELCOME);
    }

    private static TestServer of(FakeSnapshots snapshots, Strangers strangers) {
        return new TestServer(snapshots, strangers, Map.of(), Sealer.ephemeral(), Peers.none(), 0, IssuerKeys.NONE);
    }

    /** One of several replicas, at the port that its name has. */
    static TestServer replica(Snapshot snapshot, Map<String, String> settings, Sealer sealer, Peers peers) {
        return new TestServer(
                new FakeSnapshots(snapshot, true),
                WELCOME,
                settings,
                sealer,
                peers,
                URI.create("//" + peers.self()).getPort(),
                IssuerKeys.NONE);
    }

    /** What was counted by this name, with these tags. */
    double counted(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
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

    private static Identities identities(IssuerKeys issuerKeys, Clock clock) {
        return new Identities(issuerKeys, new TokenLimits(4096, Duration.ofSeconds(30), 100), clock);
    }

    private Router router(FakeSnapshots snapshots, Recognition recognition, HttpConfig config) {
        var admission = new Admission(config);
        var doorkeeper = new Doorkeeper(recognition, gateway, admission, line);
        var router = Router.router(vertx);
        new McpRoutes(
                        exchanges,
                        new HostGuard(config, "127.0.0.1"),
                        doorkeeper,
                        Faces.of(config, sessions, gateway, draining, admission, line),
                        new WellKnown(snapshots))
                .routes(router);
        router.route().last().failureHandler(TestServer::frameworkPage);
        return router;
    }

    /** The last resort of the framework that the gateway is deployed in. */
    private static void frameworkPage(RoutingContext failed) {
        failed.response().setStatusCode(Math.max(failed.statusCode(), 400)).end("a page of the framework");
    }

    private PeerClients clients(Peers peers, Map<String, String> settings) {
        return peers.isAlone()
                ? PeerClients.none()
                : new PeerClients(vertx, Configs.of(PeerConfig.class, settings), null);
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
