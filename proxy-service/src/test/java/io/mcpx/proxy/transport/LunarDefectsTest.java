// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.Slice;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users of Lunar's gateway met at its HTTP faces, and do not meet here. */
class LunarDefectsTest {

    private final TestServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesRequestsOfMoreThan100Kilobytes() {
        server.gateway.tool(
                "echo", call -> call.reply().result(call.request().params().slice()));
        var large = "x".repeat(5_000_000);

        var response = server.client()
                .session("2025-11-25")
                .post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\",\"a\":\""
                        + large + "\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSizeGreaterThan(5_000_000).endsWith("x\"}}");
    }

    @Test
    void answersATooLargeRequestInJsonRpcNotHtml() {
        try (var small = TestServer.start(Map.of("mcpx.http.max-body", "10K"))) {
            var response = small.client().post("{\"a\":\"" + "x".repeat(20_000) + "\"}");

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(response.body()).contains("\"error\"", "10240").doesNotContain("<");
        }
    }

    @Test
    void revealsNothingOfItselfForMalformedJson() {
        var response = server.client().post("{");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("-32700").doesNotContain("<", "io.mcpx", ".java", "/");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void answersWithJsonWhereAStreamIsNotNeeded() {
        var response =
                server.client().session("2025-11-25").post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void speaks2026_07_28WithoutASession() {
        var response = server.client()
                .with("MCP-Protocol-Version", "2026-07-28")
                .with("Mcp-Method", "tools/list")
                .post("""
                        {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{\
                        "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                        "io.modelcontextprotocol/clientCapabilities":{}}}}""");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesForeignOriginsOnALocalGateway() {
        assertThat(server.client()
                        .with("Origin", "http://evil.example")
                        .post(McpClient.initialize("2025-11-25"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsPagesOfAllowedOriginsSetTagAndKey() {
        var response = server.client()
                .with("Origin", "http://localhost:3000")
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "x-lunar-consumer-tag, x-lunar-api-key, mcp-param-city, x-evil")
                .send("OPTIONS", "");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://localhost:3000");
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("x-lunar-consumer-tag", "x-lunar-api-key", "mcp-param-city", "authorization", "last-event-id")
                .doesNotContain("x-evil");
    }

    @Test
    void refusesBatchesThatTheRevisionHasDropped() {
        var client = server.client().session("2025-06-18");

        assertThat(client.post("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void readsTheConsumerTagOfEveryRequest() {
        server.gateway.tool("echo", call -> call.reply().result(Slice.trusted("{}")));

        server.client()
                .with("x-lunar-consumer-tag", "blue")
                .modern("tools/call", "echo")
                .post(McpClient.modernCall(1, "echo"));

        assertThat(server.gateway.latest().caller().consumerTag()).isEqualTo("blue");
    }
}
