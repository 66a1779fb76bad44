// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.http;
import static io.mcpx.proxy.upstream.server.Running.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.fake.FakeMcpServer.Reaction;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the era of a server over HTTP is found out. */
class HttpErasTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<Reaction> answersOfLegacyServers() {
        return Stream.of(
                exchange -> exchange.error(400, -32000, "Bad Request: Server not initialized"),
                exchange -> exchange.error(200, -32601, "Method not found"),
                exchange -> exchange.error(200, -32602, "Invalid request parameters"),
                exchange -> exchange.status(404),
                exchange -> exchange.status(406),
                exchange -> exchange.status(500),
                exchange -> exchange.text("not json"),
                exchange -> exchange.hangUp());
    }

    @ParameterizedTest
    @MethodSource("answersOfLegacyServers")
    void takesForLegacyWhoeverAnswersInNoModernWay(Reaction reaction) {
        try (var fake = FakeMcpServer.legacy(VERTX).on("server/discover", reaction);
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(revision(running)).isEqualTo(Revision.V2025_11_25);
        }
    }

    @Test
    void triesExactlyOnceMoreWhenTheRevisionIsRefused() {
        var attempts = new AtomicInteger();
        try (var fake = FakeMcpServer.modern(VERTX).on("server/discover", exchange -> {
                    if (attempts.incrementAndGet() == 1) {
                        unsupported(exchange, "2026-07-28");
                    } else {
                        exchange.result(FakeMcpServer.discovered(new JsonObject().put("tools", new JsonObject())));
                    }
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(revision(running)).isEqualTo(Revision.V2026_07_28);
            assertThat(attempts).hasValue(2);
            assertThat(fake.received("GET")).isEmpty();
        }
    }

    @Test
    void speaksToEachClientInItsOwnEraWhereAServerServesBoth() {
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .discovering(new JsonObject().put("tools", new JsonObject()))
                        .on("tools/call", exchange -> exchange.result(new JsonObject()));
                var running = Running.of(VERTX, http(fake.url()))) {
            running.send(Running.call(Running.client("one"), "{\"name\":\"echo\"}"))
                    .result();
            running.send(Running.call(Running.client(null, "{}"), "{\"name\":\"echo\"}"))
                    .result();

            assertThat(fake.received("tools/call"))
                    .extracting(call -> call.header("MCP-Protocol-Version"))
                    .containsExactly("2025-11-25", "2026-07-28");
        }
    }

    @Test
    void doesNotLoopWhenTheRevisionIsRefusedAgain() {
        try (var fake = FakeMcpServer.start(VERTX)
                        .on("server/discover", exchange -> unsupported(exchange, "2026-07-28"));
                var running =
                        new Running(VERTX, http(fake.url()), Map.of("reconnect-first", "1h", "reconnect-cap", "1h"))) {
            assertThat(running.awayReason()).contains("-32022");
            assertThat(fake.received("server/discover").size()).isLessThanOrEqualTo(4);
            assertThat(fake.received("initialize")).isEmpty();
        }
    }

    @Test
    void speaksLegacyToAServerWhoseModernRevisionsAreUnknown() {
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .on("server/discover", exchange -> unsupported(exchange, "2025-11-25"));
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(revision(running)).isEqualTo(Revision.V2025_11_25);
        }
    }

    @Test
    void doesNotTakeARefusalOfItsCredentialForASignOfEra() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("server/discover", exchange -> exchange.status(401));
                var running = new Running(VERTX, http(fake.url()), Map.of())) {
            assertThat(running.awayReason()).isEqualTo("HTTP status 401");
            assertThat(fake.received("initialize")).isEmpty();
        }
    }

    @Test
    void asksNothingModernOfAServerPinnedToLegacy() {
        try (var fake = FakeMcpServer.legacy(VERTX);
                var running = Running.of(VERTX, with(http(fake.url()), EraPin.LEGACY))) {
            assertThat(revision(running)).isEqualTo(Revision.V2025_11_25);
            assertThat(fake.received("server/discover")).isEmpty();
        }
    }

    @Test
    void asksNothingLegacyOfAServerPinnedToModern() {
        try (var fake = FakeMcpServer.legacy(VERTX);
                var running = new Running(VERTX, with(http(fake.url()), EraPin.MODERN), Map.of())) {
            running.away();
            assertThat(fake.received("initialize")).isEmpty();
        }
    }

    @Test
    void findsOutAnewWhenAServerContradictsWhatWasKnown() {
        try (var fake = FakeMcpServer.legacy(VERTX);
                var running = Running.of(VERTX, http(fake.url()))) {
            fake.discovering(new JsonObject().put("tools", new JsonObject()))
                    .on("tools/call", exchange -> unsupported(exchange, "2026-07-28"));

            running.call("{\"name\":\"echo\"}").error();

            eventually(() -> assertThat(revision(running)).isEqualTo(Revision.V2026_07_28));
        }
    }

    @Test
    void addsMetadataToTheClientsOwnAndHeadersFromTheSchema() {
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", exchange -> exchange.result(new JsonObject()));
                var running = Running.of(VERTX, http(fake.url()))) {
            var schema = Running.object("{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"string\","
                    + "\"x-mcp-header\":\"Region\"}}}");
            var params = Running.object(
                    "{\"name\":\"é\",\"arguments\":{\"region\":\"eu west\"},\"_meta\":{\"traceparent\":\"00-1\"}}");
            running.send(new UpstreamRequest("tools/call", params, Running.client("one"), schema.slice(), false))
                    .result();

            var call = fake.received("tools/call").getFirst();
            assertThat(call.header("Mcp-Param-Region")).isEqualTo("eu west");
            assertThat(call.header("Mcp-Name")).isEqualTo("=?base64?w6k=?=");
            assertThat(call.meta().getString("traceparent")).isEqualTo("00-1");
            assertThat(call.meta().getJsonObject("io.modelcontextprotocol/clientCapabilities"))
                    .isEqualTo(new JsonObject("{\"sampling\":{},\"elicitation\":{},\"roots\":{}}"));
        }
    }

    @Test
    void readsTheListsAgainWhenTheServerMissesAHeader() {
        try (var fake = FakeMcpServer.modern(VERTX);
                var running = Running.of(VERTX, http(fake.url()))) {
            var annotated = "{\"tools\":[{\"name\":\"echo\",\"inputSchema\":{\"type\":\"object\",\"properties\":"
                    + "{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}}]}";
            fake.on("tools/list", exchange -> exchange.result(new JsonObject(annotated)))
                    .on("tools/call", exchange -> {
                        if (exchange.header("Mcp-Param-A") == null) {
                            exchange.error(400, -32020, "Header mismatch");
                        } else {
                            exchange.result(new JsonObject());
                        }
                    });
            var old = Running.object("{\"type\":\"object\"}").slice();
            var params = Running.object("{\"name\":\"echo\",\"arguments\":{\"a\":\"x\"}}");

            var answers = running.send(new UpstreamRequest("tools/call", params, Running.client("one"), old, false));

            assertThat(answers.result()).isEqualTo("{}");
            assertThat(fake.received("tools/call")).hasSize(2);
        }
    }

    private static void unsupported(io.mcpx.proxy.upstream.fake.FakeExchange exchange, String supported) {
        var data = new JsonObject()
                .put("supported", new JsonArray().add(supported))
                .put("requested", "2026-07-28");
        var error = new JsonObject()
                .put("code", -32022)
                .put("message", "Unsupported")
                .put("data", data);
        exchange.response().setStatusCode(400).putHeader("Content-Type", "application/json");
        exchange.response().end(exchange.answer().put("error", error).toBuffer());
    }

    private static Revision revision(Running running) {
        return running.server.state() instanceof ServerState.Ready ready ? ready.revision() : Revision.V2024_11_05;
    }
}
