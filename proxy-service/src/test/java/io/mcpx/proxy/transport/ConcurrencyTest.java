// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.proxy.call.Inbound;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many calls at once, answered from other threads than those that read them. */
class ConcurrencyTest {

    private static final int CALLS = 200;
    private static final int STEPS = 20;
    private static final Slice DONE = Slice.trusted("{\"content\":[]}");

    private final TestServer server = TestServer.start();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void keepsTheMessagesOfEachCallInOrder(HttpClient.Version version) {
        server.gateway.tool("steps", call -> threads.execute(() -> steps(call)));
        try (var http = HttpClient.newBuilder().version(version).build()) {

            var responses = all(http, this::modernCall);

            for (int i = 0; i < CALLS; i++) {
                assertThat(data(responses.get(i))).as("call %d", i).containsExactlyElementsOf(expected(i));
            }
        }
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
        assertThat(server.draining.inFlight()).isZero();
    }

    @Test
    void keepsTheMessagesOfEachCallOfASessionInOrder() {
        server.gateway.tool("steps", call -> threads.execute(() -> steps(call)));
        var session = server.client().session("2025-06-18");
        try (var http = HttpClient.newHttpClient()) {

            var responses = all(http, i -> session.request("POST", McpClient.call(i, "steps")));

            for (int i = 0; i < CALLS; i++) {
                assertThat(data(responses.get(i))).as("call %d", i).containsExactlyElementsOf(expected(i));
            }
        }
        assertThat(server.draining.inFlight()).isZero();
    }

    private static void steps(Inbound call) {
        for (int step = 0; step < STEPS; step++) {
            call.reply().send(Messages.notification("notifications/step" + step));
        }
        call.reply().result(DONE);
    }

    private static List<HttpResponse<String>> all(HttpClient http, IntFunction<HttpRequest> request) {
        var responses = IntStream.range(0, CALLS)
                .mapToObj(i -> http.sendAsync(request.apply(i), BodyHandlers.ofString()))
                .toList();
        return responses.stream().map(CompletableFuture::join).toList();
    }

    private HttpRequest modernCall(int id) {
        return HttpRequest.newBuilder(server.at("/mcp"))
                .header("Content-Type", "application/json")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", "steps")
                .POST(BodyPublishers.ofString(McpClient.modernCall(id, "steps")))
                .build();
    }

    private static List<String> data(HttpResponse<String> response) {
        return response.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
    }

    private static List<String> expected(int id) {
        return Stream.concat(
                        IntStream.range(0, STEPS)
                                .mapToObj(step ->
                                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/step%d\"}".formatted(step)),
                        Stream.of("{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"content\":[]}}".formatted(id)))
                .toList();
    }
}
