// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.ServerOptions.Answers;
import io.mcpx.examples.auth.Requirement;
import io.mcpx.examples.fault.Fault;
import io.mcpx.examples.fault.FaultPlan;
import io.mcpx.examples.fault.FaultyServer;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.harness.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One gateway in a process of its own, and every kind of server behind it; most of them live in this JVM, to be looked into. */
final class World implements AutoCloseable {

    /** Keys of agents: one that may everything, another like it, one pinned to a group, one pinned to a gateway. */
    static final String FULL = "full-3f1b7f0c";

    static final String OTHER = "other-90c2d6a1";
    static final String READER = "reader-77aa10be";
    static final String PINNED = "pinned-c0ffee42";

    /** What the gateway shows to the server {@code guarded}, and to nobody else. */
    static final String UPSTREAM_SECRET = "upstream-secret-5d2c9e";

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int RECORDED = 50;

    private static final List<String> AWAITED = List.of(
            "legacy",
            "legacy-stream",
            "modern",
            "modern-stream",
            "sse",
            "stdio",
            "stdio-modern",
            "one-per-page",
            "three-per-page",
            "BigName",
            "Spy_Server",
            "a",
            "a__b",
            "guarded",
            "redirecting",
            "challenging");

    final ExampleServer legacy = server(ServerOptions.with(Era.LEGACY));
    final ExampleServer legacyStream = server(ServerOptions.with(Era.LEGACY).answers(Answers.SSE));
    final ExampleServer modern = server(ServerOptions.with(Era.MODERN));
    final ExampleServer modernStream = server(ServerOptions.with(Era.MODERN).answers(Answers.SSE));
    final ExampleServer sse = server(ServerOptions.with(Era.LEGACY).wire(ServerOptions.Wire.HTTP_SSE));
    final ExampleServer onePerPage = server(ServerOptions.with(Era.LEGACY).pageSize(1));
    final ExampleServer threePerPage =
            server(ServerOptions.with(Era.MODERN).pageSize(3).extraTools(100));
    final ExampleServer guarded = server(
            ServerOptions.with(Era.LEGACY).credential(new Requirement.Header("X-Upstream-Key", UPSTREAM_SECRET)));
    final FaultyServer hanging = FaultyServer.start(FaultPlan.of(Fault.HANG).at("*"), ServerOptions.of(Era.DUAL));
    final FaultyServer redirecting = FaultyServer.start(Fault.REDIRECT);
    final FaultyServer challenging = FaultyServer.start(Fault.UNAUTHORIZED);
    final FaultyServer misleading = FaultyServer.start(Fault.FOREIGN_ENDPOINT);
    final RunningGateway gateway;
    final String configuration = yaml();

    private World() {
        gateway = RunningGateway.start("proof-gateway", configuration);
    }

    static World start() {
        var world = new World();
        try {
            AWAITED.forEach(world::awaitReady);
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
        return world;
    }

    private static ExampleServer server(ServerOptions.Builder options) {
        return ExampleServer.start(options.recorded(RECORDED).build());
    }

    private String yaml() {
        return """
                version: 1
                servers:
                  legacy: {url: "%s"}
                  legacy-stream: {url: "%s"}
                  modern: {url: "%s"}
                  modern-stream: {url: "%s"}
                  sse: {type: sse, url: "%s"}
                  stdio: {command: "%s", args: [-jar, "%s", --stdio, --era, legacy]}
                  stdio-modern: {command: "%s", args: [-jar, "%s", --stdio, --era, modern]}
                """.formatted(
                                legacy.url(),
                                legacyStream.url(),
                                modern.url(),
                                modernStream.url(),
                                sse.url(),
                                java(),
                                examples(),
                                java(),
                                examples())
                + """
                  one-per-page: {url: "%s"}
                  three-per-page: {url: "%s"}
                  BigName: {url: "%5$s"}
                  Spy Server: {url: "%5$s"}
                  a: {url: "%5$s", tools: {echo: {rename: b__c}}}
                  a__b: {url: "%5$s", tools: {echo: {rename: c}}}
                  guarded: {url: "%s", headers: {X-Upstream-Key: "%s"}}
                """.formatted(onePerPage.url(), threePerPage.url(), guarded.url(), UPSTREAM_SECRET, legacy.url())
                + """
                  hanging: {url: "%s"}
                  redirecting: {url: "%s"}
                  challenging: {url: "%s"}
                  misleading: {type: sse, url: "%s"}
                """.formatted(hanging.url(), redirecting.url(), challenging.url(), misleading.url())
                + """
                gateways:
                  legacy: {servers: [legacy]}
                  legacy-stream: {servers: [legacy-stream]}
                  modern: {servers: [modern]}
                  modern-stream: {servers: [modern-stream]}
                  sse: {servers: [sse]}
                  stdio: {servers: [stdio]}
                  stdio-modern: {servers: [stdio-modern]}
                toolGroups:
                  echoes: {servers: {legacy: [echo], modern: [echo]}}
                  everything of BigName: {servers: {BigName: "*"}}
                permissions:
                  default: allow
                  consumers:
                    not-big: {block: [everything of BigName]}
                    only-big: {allow: [everything of BigName]}
                    everything: allow
                agents:
                  full: {keys: ["%s"]}
                  other: {keys: ["%s"]}
                  reader: {keys: ["%s"], groups: [echoes]}
                  pinned: {keys: ["%s"], gateways: [modern]}
                """.formatted(hash(FULL), hash(OTHER), hash(READER), hash(PINNED));
    }

    /** The headers of somebody with this key. */
    static Map<String, String> key(String key) {
        return Map.of("X-Api-Key", key);
    }

    LegacyClient legacyClient(String path) {
        return new LegacyClient(gateway.url(path), key(FULL));
    }

    ModernClient modernClient(String path) {
        return new ModernClient(gateway.url(path), key(FULL));
    }

    /** Everything the gateway has logged. */
    String log() {
        try {
            return Files.readString(gateway.child().log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the gateway's file by one with this text. */
    void configure(String text) {
        var file = Suite.root().resolve("system-tests/target/proof-gateway.yaml");
        try {
            var next = Files.writeString(file.resolveSibling("proof-gateway.next"), text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the gateway has a server's lists. */
    void awaitReady(String server) {
        gateway.awaitReady(server);
    }

    /** Whether the gateway says this of the server. */
    boolean isIn(String state, String server) {
        return gateway.isIn(state, server);
    }

    /** The sum of the samples of a metric whose labels contain all of these. */
    double metric(String name, String... labels) {
        return gateway.look("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path examples() {
        return Suite.root().resolve("example-servers/target/example-servers.jar");
    }

    @Override
    public void close() {
        gateway.close();
        Stream.of(legacy, legacyStream, modern, modernStream, sse, onePerPage, threePerPage, guarded)
                .forEach(ExampleServer::close);
        Stream.of(hanging, redirecting, challenging, misleading).forEach(FaultyServer::close);
    }
}
