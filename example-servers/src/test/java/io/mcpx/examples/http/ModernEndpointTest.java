// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.client.Events;
import io.mcpx.examples.client.Http;
import io.mcpx.examples.client.LegacyHttpClient;
import io.mcpx.examples.client.ModernHttpClient;
import io.mcpx.examples.client.ModernRequest;
import io.mcpx.examples.client.TestClient;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModernEndpointTest {

    private static final String SIMPLE = "{\"name\":\"test_simple_text\",\"arguments\":{}}";

    private final ExampleServer server = ExampleServer.start(ServerOptions.of(Era.MODERN));
    private final ModernHttpClient client = new ModernHttpClient(server.url());

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void discoversItself() {
        var result = TestClient.read(client.result("server/discover", "{}"));

        assertThat(result.path("supportedVersions").path(0).asText()).isEqualTo("2026-07-28");
        assertThat(result.path("ttlMs").asLong()).isEqualTo(5000);
        assertThat(result.path("capabilities").path("extensions").has("io.modelcontextprotocol/tasks"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MCP-Protocol-Version, 2025-11-25",
        "Mcp-Method, TOOLS/CALL",
        "Mcp-Method, tools/list",
        "Mcp-Name, other",
        "Mcp-Name, =?base64?dGVzdF9zaW1wbGVfdGV4dA?=",
        "Mcp-Name, =?base64?!!!!?="
    })
    void refusesHeadersThatDifferFromTheBody(String header, String value) {
        expect(ModernRequest.of(1, "tools/call", SIMPLE).with(header, value), 400, -32020);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"})
    void refusesMissingHeaders(String header) {
        expect(ModernRequest.of(1, "tools/call", SIMPLE).without(header), 400, -32020);
    }

    @ParameterizedTest
    @CsvSource({"Mcp-Name, '  test_simple_text '", "Mcp-Name, =?base64?dGVzdF9zaW1wbGVfdGV4dA==?="})
    void decodesAndTrimsHeaders(String header, String value) {
        var response = client.send(ModernRequest.of(1, "tools/call", SIMPLE).with(header, value));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "{\"region\":\"north\"}, Region=north, 200",
        "{\"region\":\"n\u00e9\"}, Region==?base64?bsOp?=, 200",
        "{\"region\":\"north\"}, , 400",
        "{\"region\":\"north\"}, Region=south, 400",
        "'{\"region\":\"a\",\"limit\":42}', Region=a;Limit=42.0, 200",
        "'{\"region\":\"a\",\"urgent\":true}', Region=a;Urgent=true, 200",
        "'{\"region\":\"a\",\"limit\":null}', Region=a, 200",
        "'{\"region\":\"a\"}', Region=a;Limit=1, 400",
        "'{\"region\":\"a\",\"place\":{\"city\":\"Bonn\"}}', Region=a;City=Bonn, 200",
        "'{\"region\":\"a\",\"place\":{\"city\":\"Bonn\"}}', Region=a, 400"
    })
    void comparesArgumentsWithTheirHeaders(String arguments, String headers, int status) {
        var request = ModernRequest.of(1, "tools/call", "{\"name\":\"query_region\",\"arguments\":" + arguments + "}");
        for (var header : headers == null ? new String[0] : headers.split(";")) {
            var equals = header.indexOf('=');
            request = request.with("Mcp-Param-" + header.substring(0, equals), header.substring(equals + 1));
        }

        assertThat(client.send(request).statusCode()).isEqualTo(status);
    }

    @Test
    void refusesOtherRevisionsAndNamesItsOwn() {
        var request = ModernRequest.of(1, "server/discover", "{}");
        var future = new ModernRequest(request.body().replace("2026-07-28", "2099-01-01"), request.headers());

        var error = expect(future.with("MCP-Protocol-Version", "2099-01-01"), 400, -32022);

        assertThat(error.path("data").path("requested").asText()).isEqualTo("2099-01-01");
        assertThat(error.path("data").path("supported").path(0).asText()).isEqualTo("2026-07-28");
    }

    @Test
    void tellsALegacyClientWhatIsSpokenHere() {
        var response = Http.send(Http.post(server.url(), LegacyHttpClient.initialize("2025-11-25", "{}"))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.body(response)).contains("-32022", "2026-07-28");
    }

    @Test
    void refusesIncompleteMeta() {
        var request = ModernRequest.of(1, "server/discover", "{}");

        expect(
                new ModernRequest(request.body().replace("clientCapabilities", "other"), request.headers()),
                400,
                -32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "resources/subscribe", "tasks/list", "x/y"})
    void doesNotKnowRemovedMethods(String method) {
        expect(ModernRequest.of(1, method, "{}"), 404, -32601);
    }

    @Test
    void hasNeitherGetNorDelete() {
        assertThat(Http.send(Http.get(server.url()).build()).statusCode()).isEqualTo(405);
        assertThat(Http.send(Http.to(server.url()).DELETE().build()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void needsTheCapabilitiesItAsksFor() {
        var call = "{\"name\":\"test_missing_capability\",\"arguments\":{}}";

        var error = expect(ModernRequest.of(1, "tools/call", call, "{}"), 400, -32021);

        assertThat(error.path("data")
                        .path("requiredCapabilities")
                        .path("sampling")
                        .isObject())
                .isTrue();
    }

    @Test
    void refusesChangedState() {
        var first = TestClient.read(
                client.once("tools/call", "{\"name\":\"test_input_required_result_request_state\",\"arguments\":{}}"));
        var state = first.path("result").path("requestState").asText();

        var retry = client.once("tools/call", """
                {"name":"test_input_required_result_request_state","arguments":{},"requestState":"x%s",\
                "inputResponses":{"confirm":{"action":"accept","content":{"ok":true}}}}""".formatted(state));

        assertThat(retry).contains("-32602");
    }

    @Test
    void saysOnTheListenStreamWhatWasAskedFor() {
        var filter = """
                {"notifications":{"toolsListChanged":true,"resourceSubscriptions":["test://watched-resource"]}}""";
        var response = client.send(ModernRequest.of(77, "subscriptions/listen", filter));
        try (var events = new Events(response.body())) {
            assertThat(events.require().data()).contains("notifications/subscriptions/acknowledged", ":77");

            server.changePrompts();
            server.updateResource("test://other");
            server.changeTools();
            server.updateResource("test://watched-resource");

            assertThat(events.require().data()).contains("notifications/tools/list_changed", "subscriptionId\":77");
            assertThat(events.require().data()).contains("notifications/resources/updated", "subscriptionId\":77");
        }
    }

    @Test
    void takesAClosedConnectionForACancellation() {
        var call = "{\"name\":\"sleep_ms\",\"arguments\":{\"ms\":600000},\"_meta\":{\"progressToken\":1}}";
        var before = server.cancelledCalls();
        var request = ModernRequest.of(4, "tools/call", call);

        var answer = Http.sendAsync(Http.with(Http.post(server.url(), request.body()), request.headers())
                .build());
        while (server.recorder().requests("tools/call").stream()
                .noneMatch(received -> received.body().equals(request.body()))) {
            client.result("server/discover", "{}");
        }
        answer.cancel(true);

        while (server.cancelledCalls() == before) {
            client.result("server/discover", "{}");
        }
    }

    @Test
    void endsListenStreamsWithAResult() {
        try (var own = ExampleServer.start(ServerOptions.of(Era.MODERN));
                var listener = new ModernHttpClient(own.url())) {
            var response = listener.send(ModernRequest.of(3, "subscriptions/listen", "{\"notifications\":{}}"));
            try (var events = new Events(response.body())) {
                events.require();

                own.forgetSessions();

                assertThat(events.require().data()).contains("\"id\":3", "\"result\"", "subscriptionId\":3");
                assertThat(events.next()).isNull();
                assertThat(own.subscriptionCount()).isZero();
            }
        }
    }

    private JsonNode expect(ModernRequest request, int status, int code) {
        HttpResponse<InputStream> response = client.send(request);
        var answer = TestClient.read(Http.body(response));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(answer.path("error").path("code").asInt()).isEqualTo(code);
        assertThat(answer.path("id").asInt()).isEqualTo(1);
        return answer.path("error");
    }
}
