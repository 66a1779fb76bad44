// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.proof.Heap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** One gateway in a process of its own, with rules, and a server of each era in this JVM; what grows in it can be measured. */
final class FuzzWorld implements AutoCloseable {

    static final String FULL = "full-5b0c1d2e";
    static final String READER = "reader-9f8e7d6c";

    /** Sessions of clients and of the gateway are forgotten after half a minute at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The gateway's own, and those that modern clients share, one for each kind of capabilities: 64 by default. */
    private static final int MOST_UPSTREAM_SESSIONS = 1 + 64;

    final ExampleServer legacy = server(Era.LEGACY);
    final ExampleServer modern = server(Era.MODERN);
    private final RunningGateway gateway = RunningGateway.start(
            "fuzz-gateway",
            yaml(),
            "-Dmcpx.log.level=INFO",
            "-Dmcpx.session.idle-timeout=10s",
            "-Dmcpx.catalog.page-size=5",
            "-Xmx256m");

    FuzzWorld() {
        gateway.awaitReady("legacy");
        gateway.awaitReady("modern");
    }

    /**
     * What must not grow.
     *
     * @param heap bytes alive after a full collection
     * @param files open file descriptors
     * @param upstreamSessions sessions the gateway has at the legacy server
     */
    record Size(long heap, long threads, long files, long upstreamSessions) {}

    /** Waits until nothing is under way any more, and measures what is left. */
    Size settled() {
        await("open exchanges").atMost(PATIENCE).until(() -> metric("mcpx_http_exchanges") == 0);
        await("open sessions").atMost(PATIENCE).until(() -> metric("mcpx_sessions") == 0);
        await("sessions at the server").atMost(PATIENCE).until(() -> legacy.sessionCount() <= MOST_UPSTREAM_SESSIONS);
        return new Size(
                Heap.liveBytes(gateway.child().pid()),
                (long) metric("jvm_threads_live_threads"),
                (long) metric("process_files_open_files"),
                legacy.sessionCount());
    }

    /** The sum of the samples of a metric whose line contains this. */
    double metric(String name, String label) {
        return gateway.look("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    double metric(String name) {
        return metric(name, "");
    }

    boolean isReady() {
        return gateway.look("/q/health/ready").contains("\"UP\"")
                && gateway.isIn("ready", "legacy")
                && gateway.isIn("ready", "modern");
    }

    String log() {
        try {
            return Files.readString(gateway.child().log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return URI.create(gateway.url("/")).getPort();
    }

    private static ExampleServer server(Era era) {
        return ExampleServer.start(ServerOptions.with(era).recorded(0).build());
    }

    private String yaml() {
        return """
                version: 1
                servers:
                  legacy: {url: "%s"}
                  modern: {url: "%s"}
                gateways:
                  team: {servers: {legacy: "*", modern: "*"}}
                toolGroups:
                  echoes: {servers: {legacy: [echo], modern: [echo]}}
                  secret: {servers: {modern: [add_numbers]}}
                permissions:
                  default: {block: [secret]}
                agents:
                  full: {keys: ["%s"]}
                  reader: {keys: ["%s"], groups: [echoes]}
                """.formatted(legacy.url(), modern.url(), hash(FULL), hash(READER));
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    @Override
    public void close() {
        gateway.close();
        legacy.close();
        modern.close();
    }
}
