// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

import static org.awaitility.Awaitility.await;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Ports;
import io.mcpx.cli.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The built gateway in a process of its own, with a configuration of the test's. */
public final class RunningGateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Child child;
    private final Path file;
    private final int port;
    private final int managementPort;

    private RunningGateway(Child child, Path file, int port, int managementPort) {
        this.child = child;
        this.file = file;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts it on this text as its {@code mcpx.yaml}, and waits until it is ready. */
    public static RunningGateway start(String name, String yaml, String... properties) {
        return startAt(Ports.free(), name, yaml, properties);
    }

    /** Starts it at this port, which others must know before. */
    public static RunningGateway startAt(int port, String name, String yaml, String... properties) {
        var file = Suite.root().resolve("system-tests/target").resolve(name + ".yaml");
        write(file, yaml);
        int managementPort = Ports.free();
        var all = new ArrayList<>(List.of(
                "-Dmcpx.config.file=" + file,
                "-Dmcpx.listen.port=" + port,
                "-Dmcpx.management.port=" + managementPort,
                "-Dmcpx.log.level=DEBUG"));
        all.addAll(List.of(properties));
        var child = Suite.startGateway(name, all);
        var gateway = new RunningGateway(child, file, port, managementPort);
        new Probe(PATIENCE).awaitOk(gateway.child, gateway.management("/q/health/ready"));
        return gateway;
    }

    /** Waits until every server answers; tests of dead servers do not call it. */
    public RunningGateway awaitServers() {
        await().atMost(PATIENCE)
                .until(() -> !get(management("/metrics"))
                        .lines()
                        .filter(line -> line.startsWith("mcpx_server_state{"))
                        .filter(line -> line.contains("state=\"connecting\"") || line.contains("state=\"away\""))
                        .anyMatch(line -> line.endsWith(" 1.0")));
        return this;
    }

    /** Waits until the gateway has this server's lists. */
    public void awaitReady(String server) {
        await("server " + server).pollDelay(Duration.ZERO).atMost(PATIENCE).until(() -> isIn("ready", server));
    }

    /** Whether the gateway says this of the server. */
    public boolean isIn(String state, String server) {
        return look("/metrics")
                .lines()
                .filter(line -> line.startsWith("mcpx_server_state{"))
                .filter(line -> line.contains("server=\"" + server + "\"") && line.contains("state=\"" + state + "\""))
                .anyMatch(line -> line.endsWith(" 1.0"));
    }

    /** The URL of a path where clients connect; the host has a name, as the conformance suite asks. */
    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** What a GET of this path of the management port gives. */
    public String look(String path) {
        return get(management(path));
    }

    /** Changes its configuration file. */
    public void configure(String yaml) {
        write(file, yaml);
    }

    public Child child() {
        return child;
    }

    @Override
    public void close() {
        child.stop();
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    private static String get(URI address) {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
