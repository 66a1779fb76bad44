// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.client.Events;
import io.mcpx.examples.client.Http;
import io.mcpx.examples.client.LegacyHttpClient;
import io.mcpx.examples.client.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LegacyEndpointTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1.0e0,\"method\":\"ping\"}";

    private final ExampleServer server = ExampleServer.start(ServerOptions.of(Era.LEGACY));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, 2025-11-25", "2025-06-18, 2025-06-18", "2025-03-26, 2025-03-26", "2099-01-01, 2025-11-25"})
    void negotiatesTheRevision(String asked, String answered) {
        var response = Http.send(Http.post(server.url(), LegacyHttpClient.initialize(asked, "{}"))
                .build());

        var result = TestClient.read(Http.body(response)).path("result");

        assertThat(result.path("protocolVersion").asText()).isEqualTo(answered);
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isPresent();
    }

    @Test
    void canBeOlder() {
        var options = ServerOptions.with(Era.LEGACY)
                .newestLegacyRevision("2025-03-26")
                .build();
        try (var older = ExampleServer.start(options)) {
            var response = Http.send(Http.post(older.url(), LegacyHttpClient.initialize("2025-11-25", "{}"))
                    .build());

            assertThat(TestClient.read(Http.body(response))
                            .path("result")
                            .path("protocolVersion")
                            .asText())
                    .isEqualTo("2025-03-26");
        }
    }

    @Test
    void wantsASessionItKnows() {
        assertThat(Http.send(Http.post(server.url(), PING).build()).statusCode())
                .isEqualTo(400);
        assertThat(Http.send(Http.post(server.url(), PING)
                                .header("Mcp-Session-Id", "guessed")
                                .build())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersTheIdAsItCame() {
        var client = new LegacyHttpClient(server.url());

        assertThat(Http.body(Http.send(client.post(PING).build())))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1.0e0,\"result\":{}}");
    }

    @Test
    void forgetsADeletedSession() {
        var client = new LegacyHttpClient(server.url());

        assertThat(Http.send(client.delete().build()).statusCode()).isEqualTo(204);

        assertThat(Http.send(client.post(PING).build()).statusCode()).isEqualTo(404);
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void forgetsAllSessionsWhenToldTo() {
        var client = new LegacyHttpClient(server.url());

        server.forgetSessions();

        assertThat(Http.send(client.post(PING).build()).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAnUnknownRevisionInTheHeader() {
        var client = new LegacyHttpClient(server.url());

        var response = Http.send(client.post(PING)
                .setHeader("MCP-Protocol-Version", "1999-01-01")
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-26, 200", "2025-06-18, 400", "2025-11-25, 400"})
    void takesBatchesInOneRevisionOnly(String revision, int status) {
        var client = new LegacyHttpClient(server.url(), revision, "{}");
        var batch = "[" + PING + ",{\"jsonrpc\":\"2.0\",\"method\":\"notifications/other\"},"
                + PING.replace("1.0e0", "\"two\"") + "]";

        var response = Http.send(client.post(batch).build());

        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(TestClient.read(Http.body(response))).hasSize(2);
        }
    }

    @Test
    void tellsOfChangesOnTheGeneralStream() {
        var client = new LegacyHttpClient(server.url());
        client.result("resources/subscribe", "{\"uri\":\"test://watched-resource\"}");
        try (var events = new Events(Http.send(client.get().build()).body())) {
            assertThat(events.require().data()).isEmpty();

            server.changeTools();
            server.changePrompts();
            server.updateResource("test://other");
            server.updateResource("test://watched-resource");

            assertThat(events.require().data()).contains("notifications/tools/list_changed");
            assertThat(events.require().data()).contains("notifications/prompts/list_changed");
            assertThat(events.require().data()).contains("notifications/resources/updated", "watched");
        }
    }

    @Test
    void goesOnWhereAStreamWasClosed() {
        var client = new LegacyHttpClient(server.url());
        var call =
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\"test_reconnection\"}}";
        Events.Event first;
        try (var events = new Events(Http.send(client.post(call).build()).body())) {
            first = events.require();
            assertThat(events.next()).isNull();
        }

        assertThat(first.data()).isEmpty();
        assertThat(first.retry()).isEqualTo("100");
        var again = client.get().header("Last-Event-ID", first.id()).build();
        try (var events = new Events(Http.send(again).body())) {
            assertThat(events.require().data()).isEmpty();
            assertThat(events.require().data()).contains("\"id\":5", "Reconnection test completed");
            assertThat(events.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense.1", "post1.x"})
    void refusesAForeignEventId(String id) {
        var client = new LegacyHttpClient(server.url());

        var response = Http.send(client.get().header("Last-Event-ID", id).build());

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void doesNotAskWhatTheClientCannotAnswer() {
        var client = new LegacyHttpClient(server.url(), "2025-11-25", "{}");

        var result = TestClient.read(client.callTool("test_sampling", "{\"prompt\":\"?\"}"));

        assertThat(result.path("isError").asBoolean()).isTrue();
    }

    @Test
    void hidesModernToolsFromLegacyClients() {
        var client = new LegacyHttpClient(server.url());

        assertThat(client.result("tools/list", "{}")).doesNotContain("odd_any_output");
        assertThat(client.request("tools/call", "{\"name\":\"odd_any_output\"}"))
                .contains("-32602");
    }

    @Test
    void answersAMissingResourceWithItsOwnCode() {
        var client = new LegacyHttpClient(server.url());

        var error = TestClient.read(client.request("resources/read", "{\"uri\":\"test://none\"}"))
                .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(-32002);
    }

    @Test
    void cancelsACall() {
        var client = new LegacyHttpClient(server.url());
        var call = """
                {"jsonrpc":"2.0","id":"slow","method":"tools/call","params":{"name":"sleep_ms","arguments":{"ms":60000}}}""";
        var answer = Http.sendAsync(client.post(call).build());

        var cancel = """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"slow"}}""";
        while (!answer.isDone()) {
            Http.send(client.post(cancel).build());
        }

        assertThat(answer.join().statusCode()).isEqualTo(202);
        assertThat(server.cancelledCalls()).isOne();
    }

    @Test
    void asksOutsideOfACallOnTheGeneralStream() {
        var client = new LegacyHttpClient(server.url());
        try (var events = new Events(Http.send(client.get().build()).body())) {
            events.require();

            client.callTool("ask_out_of_band", "{}");

            assertThat(events.require().data()).contains("\"id\":1", "sampling/createMessage");
        }
    }

    @Test
    void requiresAPageByAnError() {
        var client = new LegacyHttpClient(server.url());

        assertThat(client.request("tools/call", "{\"name\":\"page_required\"}")).contains("-32042", "elicitationId");
        assertThat(client.toolText("page_required", "{}")).contains("opened");
    }

    @Test
    void cutsListsIntoPages() {
        var options = ServerOptions.with(Era.LEGACY).pageSize(7).extraTools(20).build();
        try (var paged = ExampleServer.start(options)) {
            var client = new LegacyHttpClient(paged.url());
            var page = TestClient.read(client.result("tools/list", "{}"));
            var tools = page.path("tools").size();
            while (page.has("nextCursor")) {
                page = TestClient.read(client.result("tools/list", "{\"cursor\":" + page.path("nextCursor") + "}"));
                tools += page.path("tools").size();
            }

            assertThat(tools).isGreaterThan(60);
            assertThat(client.request("tools/list", "{\"cursor\":\"guessed\"}")).contains("-32602");
        }
    }

    @Test
    void canDoWithoutSessions() {
        var options = ServerOptions.with(Era.LEGACY).withoutSessions().build();
        try (var stateless = ExampleServer.start(options)) {
            var initialised = Http.send(Http.post(stateless.url(), LegacyHttpClient.initialize("2025-11-25", "{}"))
                    .build());
            assertThat(initialised.headers().firstValue("Mcp-Session-Id")).isEmpty();

            var list = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
            assertThat(Http.body(Http.send(Http.post(stateless.url(), list).build())))
                    .contains("test_simple_text");
            assertThat(Http.send(Http.get(stateless.url()).build()).statusCode())
                    .isEqualTo(405);
        }
    }
}
