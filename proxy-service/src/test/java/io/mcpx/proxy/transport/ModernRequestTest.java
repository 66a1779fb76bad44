// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.proxy.call.ClientProgram;
import io.mcpx.proxy.call.Inbound;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModernRequestTest {

    private static final Slice DONE = Slice.trusted("{\"resultType\":\"complete\"}");

    private final TestServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersWithJsonWhenNothingGoesBefore() {
        server.gateway.tool("echo", call -> call.reply().result(DONE));

        var response = server.client().modern("tools/call", "echo").post(McpClient.modernCall(7, "echo"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
        assertThat(response.body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"resultType\":\"complete\"}}");
    }

    @Test
    void answersWithAnEventStreamOnceSomethingGoesBefore() {
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            call.reply().result(DONE);
        });

        var response = server.client().modern("tools/call", "slow").post(McpClient.modernCall("\"a\"", "slow"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(response.body()).isEqualTo("""
                        event: message
                        data: {"jsonrpc":"2.0","method":"notifications/progress"}

                        event: message
                        data: {"jsonrpc":"2.0","id":"a","result":{"resultType":"complete"}}

                        """);
    }

    @Test
    void answersWithAnEventStreamWhenTheClientReadsNothingElse() {
        server.gateway.tool("echo", call -> call.reply().result(DONE));

        var response = server.client()
                .with("Accept", "text/event-stream")
                .modern("tools/call", "echo")
                .post(McpClient.modernCall(1, "echo"));

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.body()).startsWith("event: message\ndata: {").doesNotContain("\nid:");
    }

    @Test
    void keepsTheHttpStatusThatBelongsToTheErrorCode() {
        server.gateway.tool(
                "capable",
                call -> call.reply()
                        .error(JsonRpcError.of(ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY, "sampling is needed")));

        var unknownTool = server.client().modern("tools/call", "none").post(McpClient.modernCall(1, "none"));
        var incapable = server.client().modern("tools/call", "capable").post(McpClient.modernCall(2, "capable"));

        assertThat(unknownTool.statusCode()).isEqualTo(200);
        assertThat(unknownTool.body()).contains("\"code\":-32602");
        assertThat(incapable.statusCode()).isEqualTo(400);
        assertThat(incapable.body()).contains("\"id\":2", "\"code\":-32021");
    }

    @Test
    void handsOverWhatTheRequestSaysOfItsClient() {
        server.gateway.tool("echo", call -> call.reply().result(DONE));

        server.client()
                .modern("tools/call", "echo")
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .with("Mcp-Param-Region", "eu")
                .post("""
                        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","_meta":{\
                        "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                        "io.modelcontextprotocol/clientInfo":{"name":"cursor-vscode","version":"1"},\
                        "io.modelcontextprotocol/logLevel":"error",\
                        "io.modelcontextprotocol/clientCapabilities":{"sampling":{}}}}}""");

        Inbound call = server.gateway.latest();
        assertThat(call.traceparent()).startsWith("00-0af");
        assertThat(call.paramHeaders().apply("mcp-param-region")).isEqualTo("eu");
        assertThat(call.caller().clientName()).isEqualTo("Cursor");
        assertThat(call.client()).isInstanceOf(ClientProgram.Modern.class);
        assertThat(call.client().capabilities().has("sampling")).isTrue();
        assertThat(((ClientProgram.Modern) call.client()).logLevel()).isEqualTo("error");
    }

    @Test
    void ignoresSessionsAndEventIds() {
        server.gateway.tool("echo", call -> call.reply().result(DONE));

        var response = server.client()
                .modern("tools/call", "echo")
                .with("Mcp-Session-Id", "left over")
                .with("Last-Event-ID", "r1.1")
                .post(McpClient.modernCall(1, "echo"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
    }

    @Test
    void decodesNamesBeforeItCompares() {
        server.gateway.tool("größe", call -> call.reply().result(DONE));

        var response =
                server.client().modern("tools/call", "=?base64?Z3LDtsOfZQ==?=").post(McpClient.modernCall(1, "größe"));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void namesEveryRevisionToAClientOfAnUnknownOne() {
        var response = server.client()
                .modern("tools/call", "echo")
                .with("MCP-Protocol-Version", "2030-01-01")
                .post(McpClient.modernCall(1, "echo").replace("2026-07-28", "2030-01-01"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"supported\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\",\"2024-11-05\"]")
                .contains("\"requested\":\"2030-01-01\"");
    }

    @Test
    void cancelsWhenTheClientHangsUp() {
        var cancelled = new AtomicBoolean();
        var reply = new CompletableFuture<Inbound>();
        server.gateway.tool("endless", call -> {
            call.reply().onCancel(() -> cancelled.set(true));
            call.reply().send(Messages.notification("notifications/progress"));
            reply.complete(call);
        });

        try (var events =
                server.client().modern("tools/call", "endless").streamPost(McpClient.modernCall(1, "endless"))) {
            assertThat(events.nextData()).contains("progress");
        }

        await().untilTrue(cancelled);
        reply.join().reply().result(DONE);
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
        assertThat(server.draining.inFlight()).isZero();
    }

    @Test
    void acceptsNotificationsWithoutDoingAnything() {
        var response = server.client()
                .with("MCP-Protocol-Version", "2026-07-28")
                .post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
        assertThat(server.gateway.notifications).isEmpty();
    }
}
