// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.cli.process.Ports;
import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.harness.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Replicas that serve HTTPS alone and share the sealing key. Two trust each other's certificates; the others trust theirs, and nobody
 * trusts those of the others.
 */
final class TlsReplicas implements AutoCloseable {

    private static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    final ExampleServer server =
            ExampleServer.start(ServerOptions.with(Era.LEGACY).recorded(1000).build());
    final Replica first;
    final Replica second;
    /** Its certificate names somebody nobody knows, so it keeps it back from those who do not ask for it. */
    final Replica stranger;

    /** Its certificate names the first one, so it shows it. */
    final Replica impostor;

    private final HttpClient client;

    /** A replica, and where it serves HTTPS; nothing should be at the port for plain HTTP. */
    record Replica(RunningGateway process, int port) {

        String url() {
            return "https://localhost:" + port + "/mcp/gateway/one";
        }

        /** The sum of a counter's samples with this label. */
        double counted(String name, String label) {
            return ReplicatedWorld.metric(process, name, label);
        }
    }

    TlsReplicas(String name) {
        var stores = new KeyStores(Suite.root().resolve("system-tests/target/" + name));
        var keys = List.of(
                stores.key("first", "first"),
                stores.key("second", "second"),
                stores.key("stranger", "stranger"),
                stores.key("impostor", "first"));
        var trust = stores.trust("replicas", keys.subList(0, 2));
        var ports = keys.stream().map(key -> Ports.free()).toList();
        var starting = new ArrayList<CompletableFuture<Replica>>();
        for (int i = 0; i < keys.size(); i++) {
            int port = ports.get(i);
            var key = keys.get(i);
            var process = name + "-" + (i + 1);
            starting.add(CompletableFuture.supplyAsync(() -> start(process, port, ports, key, trust)));
        }
        first = starting.get(0).join();
        second = starting.get(1).join();
        stranger = starting.get(2).join();
        impostor = starting.get(3).join();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(KeyStores.trusting(stores.trust("clients", keys)))
                .build();
    }

    /** Sends it as a client that has no certificate. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many requests the server got that contain this. */
    long arrived(String text) {
        return server.recorder().requests().stream()
                .filter(request -> request.body().contains(text))
                .count();
    }

    private Replica start(String name, int port, List<Integer> ports, Path key, Path trust) {
        var addresses = ports.stream().map(any -> "127.0.0.1:" + any).toList();
        var process = RunningGateway.start(
                name,
                yaml(),
                "-Dmcpx.seal.key=" + KEY,
                "-Dmcpx.peers.self=127.0.0.1:" + port,
                "-Dmcpx.peers.addresses=" + String.join(",", addresses),
                "-Dmcpx.peers.tls=replicas",
                "-Dquarkus.tls.replicas.key-store.p12.path=" + key,
                "-Dquarkus.tls.replicas.key-store.p12.password=" + KeyStores.PASSWORD,
                "-Dquarkus.tls.replicas.trust-store.p12.path=" + trust,
                "-Dquarkus.tls.replicas.trust-store.p12.password=" + KeyStores.PASSWORD,
                "-Dquarkus.http.tls-configuration-name=replicas",
                "-Dquarkus.http.ssl-port=" + port,
                "-Dquarkus.http.insecure-requests=disabled");
        return new Replica(process.awaitServers(), port);
    }

    private String yaml() {
        return """
                version: 1
                servers:
                  legacy: {url: "%s"}
                gateways:
                  one: {servers: [legacy]}
                agents:
                  full: {keys: ["%s"]}
                """.formatted(server.url(), World.hash(World.FULL));
    }

    @Override
    public void close() {
        List.of(first, second, stranger, impostor).parallelStream()
                .forEach(replica -> replica.process().close());
        client.close();
        server.close();
    }
}
