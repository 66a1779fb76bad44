// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.proxy.upstream.CatalogItem;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.fake.FakeSseServer;
import io.mcpx.proxy.upstream.fake.FakeStdioServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each kind of server, doing what it should. */
class PlainServersTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String PARAMS =
            "{\"name\":\"echo\",\"arguments\":{\"n\":1.10,\"big\":12345678901234567890.5}}";

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void callsALegacyServerOverHttp() {
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .on(
                                "tools/call",
                                exchange -> exchange.text("{\"jsonrpc\":\"2.0\",\"id\":"
                                        + exchange.message().getValue("id") + ",\"result\":{\"x\" : 1.10}}"));
                var running = Running.of(VERTX, http(fake.url()))) {
            var result = running.call(PARAMS).result();

            assertThat(result).isEqualTo("{\"x\" : 1.10}");
            var call = fake.received("tools/call").getFirst();
            assertThat(call.body()).contains("\"params\":" + PARAMS);
            assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2025-11-25");
            assertThat(call.header("Mcp-Session-Id")).isEqualTo("session-2");
            assertThat(call.header("X-Key")).isEqualTo("secret");
            assertThat(running.server.catalog().tools())
                    .extracting(CatalogItem::name)
                    .containsExactly("echo");
        }
    }

    @Test
    void callsAModernServerOverHttp() {
        try (var fake = FakeMcpServer.modern(VERTX)
                        .on("tools/call", exchange -> exchange.stream().endWith(new JsonObject().put("ok", true)));
                var running = Running.of(VERTX, http(fake.url()))) {
            var result = running.call(PARAMS).result();

            assertThat(result).isEqualTo("{\"ok\":true}");
            var call = fake.received("tools/call").getFirst();
            assertThat(call.header("Mcp-Method")).isEqualTo("tools/call");
            assertThat(call.header("Mcp-Name")).isEqualTo("echo");
            assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
            assertThat(call.meta().getString("io.modelcontextprotocol/protocolVersion"))
                    .isEqualTo("2026-07-28");
            assertThat(call.meta()
                            .getJsonObject("io.modelcontextprotocol/clientInfo")
                            .getString("name"))
                    .isEqualTo("client");
            assertThat(call.body()).contains("\"big\":12345678901234567890.5");
        }
    }

    @Test
    void callsAServerOverHttpAndSse() {
        try (var fake = FakeSseServer.start(VERTX);
                var running = Running.of(VERTX, http(fake.url()))) {
            var result = running.call(PARAMS).result();

            assertThat(result).isEqualTo("{\"echo\":\"echo\"}");
            assertThat(running.server.catalog().tools())
                    .extracting(CatalogItem::name)
                    .containsExactly("echo");
        }
    }

    @Test
    void callsAProcess() {
        var spec = Running.spec(FakeStdioServer.running("legacy"));
        try (var running = Running.of(VERTX, spec)) {
            var result = running.call("{\"name\":\"echo\",\n\"arguments\":{\"text\":\"hi\"}}")
                    .result();

            assertThat(result).isEqualTo("{\"echo\":\"echo\"}");
            assertThat(running.server.catalog().tools())
                    .extracting(CatalogItem::name)
                    .containsExactly("echo");
        }
    }

    @Test
    void callsAModernProcess() {
        var spec = Running.spec(FakeStdioServer.running("modern"));
        try (var running = Running.of(VERTX, spec)) {
            assertThat(running.call(PARAMS).result()).isEqualTo("{\"echo\":\"echo\"}");
        }
    }

    @Test
    void isAwayForTheReasonThatItsEntryIsUnresolved() {
        var spec = Running.spec(new ServerTransport.Unresolved("no variable TOKEN"));
        try (var running = new Running(VERTX, spec, Map.of())) {
            assertThat(running.awayReason()).isEqualTo("no variable TOKEN");
        }
    }
}
