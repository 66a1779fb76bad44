// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSseTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final TestServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/mcp/gateway/team", "/mcp/server/docs", "/mcp/gateway/mit%20Uml%C3%A4uten"})
    void answersEverythingOnTheOneStream(String base) {
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            call.reply().result(Slice.trusted("{\"content\":[]}"));
        });

        try (var events = server.client().at(base + "/sse").streamGet()) {
            var endpoint = events.next();
            assertThat(endpoint.event()).isEqualTo("endpoint");
            assertThat(endpoint.dataAsText()).startsWith(base + "/messages?sessionId=");
            var client = server.client().at(endpoint.dataAsText());

            var accepted = client.post(McpClient.initialize("2024-11-05"));
            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(accepted.body()).isEmpty();
            assertThat(events.nextData()).contains("\"id\":0", "\"protocolVersion\":\"2024-11-05\"");
            client.post(McpClient.call(2, "slow"));
            assertThat(events.nextData()).contains("notifications/progress");
            assertThat(events.nextData()).contains("\"id\":2", "\"content\"");
        }
    }

    @Test
    void takesPostsBesideTheStreamAsLunarsClientsSendThem() {
        try (var events = server.client().at("/sse").streamGet()) {
            var token = events.nextData().split("=", 2)[1];
            var client = server.client().at("/sse?sessionId=" + token);

            assertThat(client.post(PING).statusCode()).isEqualTo(202);
            assertThat(events.nextData()).contains("\"method\":\"ping\"");
        }
    }

    @Test
    void answersNothingButPingBeforeInitialize() {
        try (var events = server.client().at("/sse").streamGet()) {
            var client = server.client().at(events.nextData());

            client.post(McpClient.call(4, "echo"));

            assertThat(events.nextData()).contains("\"id\":4", "-32600");
            assertThat(server.gateway.requests).isEmpty();
        }
    }

    @Test
    void endsTheSessionWithTheStream() {
        String endpoint;
        try (var events = server.client().at("/sse").streamGet()) {
            endpoint = events.nextData();
        }

        await().untilAsserted(() -> assertThat(server.sessions.count()).isZero());
        assertThat(server.client().at(endpoint).post(PING).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsTheIdsOfBothTransportsApart() {
        var streamable = server.client()
                .post(McpClient.initialize("2025-03-26"))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
        try (var events = server.client().at("/sse").streamGet()) {
            var single = events.nextData().split("=", 2)[1];

            assertThat(server.client()
                            .at("/messages?sessionId=" + streamable)
                            .post(PING)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.client().with("Mcp-Session-Id", single).post(PING).statusCode())
                    .isEqualTo(404);
        }
    }
}
