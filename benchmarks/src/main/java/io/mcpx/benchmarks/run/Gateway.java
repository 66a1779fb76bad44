// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.simulator.Profile;
import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Failure;
import io.mcpx.cli.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The packaged gateway in a process of its own, in front of the simulator. */
final class Gateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Child child;
    private final int port;
    private final int management;
    private final Duration readyAfter;

    private Gateway(Child child, int port, int management, Duration readyAfter) {
        this.child = child;
        this.port = port;
        this.management = management;
        this.readyAfter = readyAfter;
    }

    /** Starts it, and waits until it is ready. */
    static Gateway start(String name, Layout layout, int simulator, List<Profile> profiles) {
        var file = layout.scratch().resolve(name + ".yaml");
        try {
            Files.createDirectories(layout.scratch());
            Files.writeString(file, new GatewayFile(simulator, profiles).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int port = Ports.free();
        int management = Ports.free();
        long start = System.nanoTime();
        var child = Child.start(layout.gateway(name, file, port, management), layout.logs());
        await(child, 2, uri(management, "/q/health/ready"), answer -> answer.statusCode() == 200);
        return new Gateway(child, port, management, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Waits until no server is being connected any more. */
    Gateway awaitServers() {
        await(
                child,
                100,
                uri(management, "/metrics"),
                answer -> answer.body()
                        .lines()
                        .filter(line -> line.startsWith("mcpx_server_state{") && !line.contains("state=\"ready\""))
                        .noneMatch(line -> line.endsWith(" 1.0")));
        return this;
    }

    Contestant.Mcpx contestant() {
        return new Contestant.Mcpx(port, child.pid());
    }

    long pid() {
        return child.pid();
    }

    /** From the start of its process. */
    Duration readyAfter() {
        return readyAfter;
    }

    @Override
    public void close() {
        child.stop();
    }

    private static void await(Child child, long pause, URI address, Predicate<HttpResponse<String>> isGood) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isGood(client, address, isGood)) {
                if (!child.isAlive() || System.nanoTime() > deadline) {
                    throw new Failure(child.name() + " did not get ready; its log:\n" + child.tail());
                }
                TimeUnit.MILLISECONDS.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private static boolean isGood(HttpClient client, URI address, Predicate<HttpResponse<String>> isGood)
            throws InterruptedException {
        try {
            return isGood.test(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
