// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Nginx;
import io.mcpx.cli.process.Ports;
import io.mcpx.cli.process.ReverseProxy;
import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.harness.Suite;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two replicas behind nginx, which gives each of them every other request, and a server of each era behind them. */
final class ReplicatedWorld implements AutoCloseable {

    private static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    final ExampleServer legacy = ExampleServer.start(ServerOptions.with(Era.LEGACY)
            .answers(ServerOptions.Answers.SSE)
            .recorded(5000)
            .build());
    final ExampleServer modern =
            ExampleServer.start(ServerOptions.with(Era.MODERN).build());
    final RunningGateway first;
    final RunningGateway second;
    private final int port = Ports.free();
    private final Child nginx;

    ReplicatedWorld(String name) {
        int firstPort = Ports.free();
        int secondPort = Ports.free();
        var other = CompletableFuture.supplyAsync(() -> replica(name + "-2", secondPort, firstPort));
        first = replica(name + "-1", firstPort, secondPort);
        second = other.join();
        nginx = Nginx.find(Suite.root().resolve(".mcpx"))
                .start(
                        name + "-nginx",
                        ReverseProxy.balancing(port, List.of(firstPort, secondPort)),
                        Suite.root().resolve("system-tests/target/" + name + "-nginx"),
                        Suite.root().resolve("system-tests/target/logs"));
    }

    /** A path behind the load balancer. */
    String url(String path) {
        return "http://localhost:" + port + path;
    }

    LegacyClient legacyClient(String path) {
        return new LegacyClient(url(path), World.key(World.FULL));
    }

    ModernClient modernClient(String path) {
        return new ModernClient(url(path), World.key(World.FULL));
    }

    /** The sum of the samples of a metric of one replica whose labels contain all of these. */
    static double metric(RunningGateway replica, String name, String... labels) {
        return replica.look("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private RunningGateway replica(String name, int port, int otherPort) {
        return RunningGateway.startAt(
                        port,
                        name,
                        yaml(),
                        "-Dmcpx.seal.key=" + KEY,
                        "-Dmcpx.peers.self=127.0.0.1:" + port,
                        "-Dmcpx.peers.addresses=127.0.0.1:" + port + ",127.0.0.1:" + otherPort,
                        "-Dmcpx.catalog.page-size=10",
                        "-Dmcpx.log.level=INFO")
                .awaitServers();
    }

    private String yaml() {
        return """
                version: 1
                servers:
                  legacy: {url: "%s"}
                  modern: {url: "%s"}
                gateways:
                  one: {servers: [legacy, modern]}
                  two: {servers: [legacy, modern]}
                agents:
                  full: {keys: ["%s"]}
                  other: {keys: ["%s"]}
                """.formatted(legacy.url(), modern.url(), World.hash(World.FULL), World.hash(World.OTHER));
    }

    @Override
    public void close() {
        nginx.stop();
        first.close();
        second.close();
        legacy.close();
        modern.close();
    }
}
