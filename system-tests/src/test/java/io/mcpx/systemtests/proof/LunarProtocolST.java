// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.json.RawJson;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Lunar MCPX does wrong or leaves out of the protocol, done here. */
@ExtendWith(SharedWorld.class)
class LunarProtocolST {

    @Test
    void takesARequestOf150Kilobytes(World world) {
        var arguments = "{\"a\":\"" + "x".repeat(150_000) + "\"}";
        try (var client = world.legacyClient("/mcp/server/legacy")) {
            assertThat(ProofClient.find(client.call("echo", arguments), "structuredContent"))
                    .isEqualTo(arguments);
        }
    }

    @Test
    void answersMalformedJsonInJsonRpc(World world) {
        var response = Http.send(Http.post(world.gateway.url("/mcp"), "{\"jsonrpc\":", World.key(World.FULL)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(ProofClient.find(response.body(), "error", "code")).isEqualTo("-32700");
    }

    @Test
    void doesNotSayWhatItIsMadeOf(World world) {
        var response = Http.send(Http.post(world.gateway.url("/mcp"), "{}", Map.of()));

        assertThat(response.headers().map()).doesNotContainKeys("x-powered-by", "server");
    }

    @Test
    void refusesPagesOfOtherOrigins(World world) {
        var headers = Map.of("Origin", "https://evil.example", "X-Api-Key", World.FULL);
        var response = Http.send(
                Http.post(world.gateway.url("/mcp"), LegacyClient.initialize(LegacyClient.REVISION), headers));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesNamesThatWereReboundToIt(World world) {
        var answer = Http.exchange(
                world.gateway.url("/mcp"),
                "GET /mcp HTTP/1.1\r\nHost: evil.example\r\nX-Api-Key: " + World.FULL
                        + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void offersNoStreamWithoutASession(World world) {
        var response = Http.send(Http.get(world.gateway.url("/mcp"), World.key(World.FULL)));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void refusesBatchesThatTheRevisionHasDropped(String revision, World world) {
        try (var client = new LegacyClient(world.gateway.url("/mcp"), World.key(World.FULL), revision)) {
            var response = Http.send(client.post("[" + LegacyClient.message(1, "ping", "{}") + "]"));

            assertThat(response.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void takesBatchesOfTheRevisionThatHasThem(World world) {
        try (var client = new LegacyClient(world.gateway.url("/mcp"), World.key(World.FULL), "2025-03-26")) {
            var response = Http.send(client.post(
                    "[" + LegacyClient.message(1, "ping", "{}") + "," + LegacyClient.message(2, "ping", "{}") + "]"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("\"id\":1", "\"id\":2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-per-page", "three-per-page"})
    void readsEveryPageOfAServersLists(String server, World world) {
        try (var client = world.legacyClient("/mcp/server/" + server);
                var direct = direct(server, world)) {
            assertThat(client.toolNames()).isEqualTo(direct.toolNames());
            assertThat(client.list("prompts/list", "prompts")).hasSameSizeAs(direct.list("prompts/list", "prompts"));
            assertThat(client.list("resources/list", "resources"))
                    .hasSameSizeAs(direct.list("resources/list", "resources"));
        }
    }

    private static ProofClient direct(String server, World world) {
        return server.equals("one-per-page")
                ? new LegacyClient(world.onePerPage.url(), Map.of())
                : new ModernClient(world.threePerPage.url(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern", "sse", "stdio"})
    void bringsProgressToTheClient(String server, World world) {
        try (var legacy = world.legacyClient("/mcp/server/" + server);
                var modern = new ModernClient(
                        world.gateway.url("/mcp/server/" + server),
                        World.key(World.FULL),
                        "\"progressToken\":\"p\",")) {
            legacy.result("tools/call", "{\"name\":\"test_tool_with_progress\",\"_meta\":{\"progressToken\":\"p\"}}");
            modern.call("test_tool_with_progress", "{}");

            for (var client : new ProofClient[] {legacy, modern}) {
                assertThat(client.notifications("notifications/progress"))
                        .extracting(message -> ProofClient.find(message, "params", "progressToken"))
                        .containsExactly("\"p\"", "\"p\"", "\"p\"");
            }
        }
    }

    @Test
    void passesACancellationOn(World world) throws InterruptedException {
        var before = world.legacy.cancelledCalls();
        try (var client = world.legacyClient("/mcp/server/legacy")) {
            var running = Thread.startVirtualThread(
                    () -> Http.open(client.post(LegacyClient.message(77, "tools/call", sleep()))));
            awaitArrival(world.legacy);
            client.tell("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":77}}");

            await().atMost(World.PATIENCE).until(() -> world.legacy.cancelledCalls() == before + 1);
            running.join();
        }
    }

    @Test
    void takesTheEndOfAModernRequestForItsCancellation(World world) {
        var before = world.modern.cancelledCalls();
        var client = world.modernClient("/mcp/server/modern");
        var body = client.message("tools/call", sleep());
        var head = new StringBuilder("POST /mcp/server/modern HTTP/1.1\r\nContent-Type: application/json\r\n");
        client.headers("tools/call", sleep())
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        var address = URI.create(world.gateway.url(""));
        head.append("Accept: application/json, text/event-stream\r\nHost: ").append(address.getAuthority());
        head.append("\r\nContent-Length: ").append(body.length()).append("\r\n\r\n");

        Http.abandon(world.gateway.url(""), head + body, () -> awaitArrival(world.modern));

        await().atMost(World.PATIENCE).until(() -> world.modern.cancelledCalls() == before + 1);
    }

    private static String sleep() {
        return ProofClient.callParams("sleep_ms", "{\"ms\":60001}");
    }

    private static void awaitArrival(ExampleServer server) {
        await().atMost(World.PATIENCE)
                .until(() -> server.recorder().requests("tools/call").stream()
                        .anyMatch(request -> request.body().contains("60001")));
    }

    @Test
    void bringsLogMessagesToTheClient(World world) {
        try (var legacy = world.legacyClient("/mcp");
                var modern = world.modernClient("/mcp")) {
            legacy.result("logging/setLevel", "{\"level\":\"info\"}");
            legacy.call("legacy__test_tool_with_logging", "{}");
            modern.call("modern__test_tool_with_logging", "{}");

            assertThat(legacy.notifications("notifications/message")).hasSize(3);
            assertThat(modern.notifications("notifications/message")).hasSize(3);
        }
    }

    @Test
    void letsServersAskTheClient(World world) {
        try (var client = world.legacyClient("/mcp")) {
            assertThat(client.text("legacy__test_sampling", "{\"prompt\":\"p\"}"))
                    .contains("sampled");
            assertThat(client.text("legacy__test_elicitation", "{\"message\":\"m\"}"))
                    .contains("ana@example.com");
            assertThat(client.text("legacy__test_roots", "{}")).contains("file:///work");
        }
    }

    @Test
    void listsToolsThatNeedWhatOnlySomeClientsCan(World world) {
        try (var client = world.modernClient("/mcp")) {
            assertThat(client.toolNames())
                    .contains("legacy__test_sampling", "legacy__test_elicitation", "modern__test_roots");
        }
    }

    @Test
    void servesPromptsResourcesTemplatesAndCompletions(World world) {
        try (var client = world.legacyClient("/mcp/gateway/modern")) {
            var completion = """
                    {"ref":{"type":"ref/prompt","name":"modern__test_prompt_with_arguments"},\
                    "argument":{"name":"arg1","value":"par"}}""";

            assertThat(
                            client.result(
                                    "prompts/get",
                                    "{\"name\":\"modern__test_prompt_with_arguments\",\"arguments\":{\"arg1\":\"x\",\"arg2\":\"y\"}}"))
                    .contains("arg1='x'");
            assertThat(client.result("resources/read", "{\"uri\":\"test://static-text\"}"))
                    .contains("static text resource");
            assertThat(client.result("resources/read", "{\"uri\":\"test://template/9/data\"}"))
                    .contains("Data for ID: 9");
            assertThat(client.result("completion/complete", completion)).contains("paris", "party");
        }
    }

    @Test
    void saysThatAToolIsUnknownAsTheProtocolSaysIt(World world) {
        try (var legacy = world.legacyClient("/mcp");
                var modern = world.modernClient("/mcp")) {
            var params = ProofClient.callParams("legacy__no_such_tool", "{}");

            assertThat(legacy.errorCode("tools/call", params)).isEqualTo(-32602);
            assertThat(modern.errorCode("tools/call", params)).isEqualTo(-32602);
        }
    }

    /** Lunar answers the second call from a cache that knows tokens, not requests. */
    @Test
    void callsTheServerAgainWhenTheSameIsAskedAgain(World world) {
        try (var client = world.legacyClient("/mcp/server/legacy")) {
            var params = "{\"name\":\"echo\",\"arguments\":{\"again\":1},\"_meta\":{\"progressToken\":1}}";
            var first = client.result("tools/call", params);
            var second = client.result("tools/call", params);

            assertThat(second).isEqualTo(first);
            assertThat(world.legacy.recorder().requests("tools/call").stream()
                            .filter(request -> RawJson.find(request.body(), "params", "arguments")
                                    .orElse("")
                                    .equals("{\"again\":1}")))
                    .hasSize(2);
        }
    }
}
