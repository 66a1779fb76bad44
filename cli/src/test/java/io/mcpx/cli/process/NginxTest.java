// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTest {

    private static final Path WORK = Path.of("..", ".mcpx");

    private final HttpServer first = server("first");
    private final HttpServer second = server("second");

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        first.stop(0);
        second.stop(0);
    }

    @Test
    void givesEachServerItsTurn() throws Exception {
        int port = Ports.free();
        var proxy = ReverseProxy.balancing(
                port, List.of(first.getAddress().getPort(), second.getAddress().getPort()));

        var nginx = Nginx.find(WORK).start("nginx", proxy, folder.resolve("nginx"), folder);

        try {
            assertThat(List.of(ask(port), ask(port), ask(port), ask(port)))
                    .containsOnly("first", "second")
                    .satisfies(answers -> assertThat(answers.get(0)).isNotEqualTo(answers.get(1)));
        } finally {
            nginx.stop();
        }
        assertThat(nginx.isAlive()).isFalse();
    }

    private static String ask(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static HttpServer server(String answer) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, answer.length());
                exchange.getResponseBody().write(answer.getBytes(UTF_8));
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
