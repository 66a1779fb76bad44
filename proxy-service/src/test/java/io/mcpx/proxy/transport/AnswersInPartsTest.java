// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.proxy.call.Inbound;
import io.mcpx.proxy.session.Reply;
import io.mcpx.proxy.session.stream.AnswerStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are written in parts, as clients of each kind see them: whole, or visibly broken off. */
@Timeout(60)
class AnswersInPartsTest {

    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"a\":[1.0,\n2],\"é\":\"x\"}}";
    private static final byte[] LARGE = "y".repeat(100_000).getBytes(UTF_8);

    private final TestServer server = TestServer.start(Map.of(
            "mcpx.http.keep-alive", "30ms",
            "mcpx.http.stream-after", "10s",
            "mcpx.http.stall-timeout", "5s",
            "mcpx.http.max-backlogs", "1M"));
    private final CompletableFuture<Inbound> calls = new CompletableFuture<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void aJsonAnswerIsTheSameAsInOnePiece(String revision) {
        server.gateway.tool("large", call -> writeAll(call.reply()));

        var response = client(revision).post(call(revision));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25", "2026-07-28"})
    void anEventIsTheSameAsInOnePiece(String revision) {
        server.gateway.tool("large", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            writeAll(call.reply());
        });

        try (var events = client(revision).streamPost(call(revision))) {
            var all = events.rest();

            assertThat(all).extracting(SseEvent::dataAsText).endsWith(ANSWER);
            assertThat(all.getLast().event()).isEqualTo("message");
        }
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void nothingElseGetsIntoTheMiddleOfAnEvent(String revision) {
        server.gateway.tool("large", call -> {
            var out = begin(call.reply());
            out.write("{\"a\":[1.0,".getBytes(UTF_8));
            call.reply().send(Messages.notification("notifications/message"));
            server.later(() -> {
                out.write("\n2],\"é\":\"x\"}".getBytes(UTF_8));
                out.end();
                out.end();
                out.write(LARGE);
                call.reply().result(Slice.trusted("{}"));
            });
        });

        try (var events = client(revision)
                .with("Accept", "text/event-stream, application/json")
                .streamPost(call(revision))) {
            assertThat(events.rest())
                    .extracting(SseEvent::dataAsText)
                    .endsWith(ANSWER)
                    .noneMatch(text -> text.contains("notifications/message"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void anErrorInTheMiddleBreaksAJsonAnswerOff(String revision) {
        server.gateway.tool("large", AnswersInPartsTest::beginAndFail);

        assertThatThrownBy(() -> client(revision).post(call(revision)))
                .hasRootCauseInstanceOf(java.io.IOException.class);
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void anErrorInTheMiddleBreaksAnEventOff(String revision) {
        server.gateway.tool("large", AnswersInPartsTest::beginAndFail);

        try (var events = client(revision)
                .with("Accept", "text/event-stream, application/json")
                .streamPost(call(revision))) {
            assertThatThrownBy(events::rest).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aClientThatComesBackForABrokenEventIsToldThatItIsNotKept() {
        server.gateway.tool("large", AnswersInPartsTest::beginAndFail);
        var client = client("2025-11-25");
        try (var events =
                client.with("Accept", "text/event-stream, application/json").streamPost(call("2025-11-25"))) {
            assertThat(events.next().id()).isEqualTo("r1.0");
            assertThatThrownBy(events::rest).isInstanceOf(IllegalStateException.class);
        }

        try (var again = client.with("Last-Event-ID", "r1.0").streamGet()) {
            var rest = again.rest();
            assertThat(rest).extracting(SseEvent::id).containsExactly("r1.1");
            assertThat(rest.getFirst().dataAsText()).contains("\"id\":1", "-32603", "not kept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void aClientThatLeavesInTheMiddleCancels(String revision) {
        var cancelled = new AtomicBoolean();
        server.gateway.tool("large", call -> {
            call.reply().onCancel(() -> cancelled.set(true));
            begin(call.reply()).write("{\"a\":1".getBytes(UTF_8));
            calls.complete(call);
        });

        try (var connection = new RawHttp(server.port()).send(client(revision).rawPost(call(revision)))) {
            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
        }

        await().untilTrue(cancelled);
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
        assertThat(calls.join().reply().begin()).isNull();
    }

    @Test
    void aCancelInTheMiddleBreaksTheAnswerOff() {
        var cancelled = new AtomicBoolean();
        server.gateway.tool("large", call -> {
            call.reply().onCancel(() -> cancelled.set(true));
            begin(call.reply()).write("{\"a\":1".getBytes(UTF_8));
        });
        var client = client("2025-11-25");

        try (var connection = new RawHttp(server.port()).send(client.rawPost(call("2025-11-25")))) {
            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
            client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");

            await().untilTrue(cancelled);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatReadsNothingIsFullAndThenDisconnected() {
        var cancelled = new AtomicBoolean();
        server.gateway.tool("large", calls::complete);
        try (var connection =
                new RawHttp(server.port()).send(client("2026-07-28").rawPost(call("2026-07-28")))) {
            var reply = calls.join().reply();
            reply.onCancel(() -> cancelled.set(true));
            var out = begin(reply);

            await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> {
                out.write(LARGE);
                return cancelled.get();
            });
            assertThat(server.exchanges.waitingBytes()).isLessThan(2 << 20);
            assertThat(connection.isClosedByServer()).isTrue();
        }
        await().untilAsserted(() -> assertThat(server.exchanges.waitingBytes()).isZero());
    }

    @Test
    void aLargeAnswerIsRefusedWhileTooMuchWaitsForOthersAndASmallOneIsNot() {
        server.gateway.tool("large", calls::complete);
        server.gateway.tool("small", call -> call.reply().result(Slice.trusted("{\"n\":1}")));
        server.gateway.tool(
                "medium", call -> call.reply().result(Slice.trusted("{\"t\":\"" + "z".repeat(500_000) + "\"}")));
        try (var connection =
                new RawHttp(server.port()).send(client("2026-07-28").rawPost(call("2026-07-28")))) {
            var out = begin(calls.join().reply());
            await().pollInSameThread()
                    .pollInterval(Duration.ofMillis(1))
                    .during(Duration.ofMillis(200)) // until the kernel takes no more of it
                    .until(() -> {
                        if (server.exchanges.waitingBytes() <= 700_000) {
                            out.write(LARGE);
                        }
                        return server.exchanges.waitingBytes() > 700_000;
                    });

            assertThat(modern("medium").post(McpClient.modernCall(1, "medium")).statusCode())
                    .isEqualTo(503);
            assertThat(modern("small").post(McpClient.modernCall(1, "small")).body())
                    .contains("{\"n\":1}");
            assertThat(connection).isNotNull();
        }
        await().untilAsserted(() -> assertThat(server.exchanges.waitingBytes()).isZero());
        assertThat(modern("medium").post(McpClient.modernCall(1, "medium")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClientOfHttp10GetsItsAnswerWhole() {
        var whole = new AtomicBoolean();
        server.gateway.tool("large", call -> {
            whole.set(call.reply().begin() == null);
            call.reply().result(Slice.trusted("{\"n\":1}"));
        });

        var request = client("2026-07-28").rawPost(call("2026-07-28")).replace("HTTP/1.1", "HTTP/1.0");

        assertThat(RawHttp.exchange(server.port(), request).body()).contains("{\"n\":1}");
        assertThat(whole).isTrue();
    }

    @Test
    void aBatchIsAnsweredWhole() {
        var whole = new AtomicBoolean();
        server.gateway.tool("large", call -> {
            whole.set(call.reply().begin() == null);
            call.reply().result(Slice.trusted("{\"n\":1}"));
        });

        var response = client("2025-03-26").post("[" + McpClient.call(1, "large") + "]");

        assertThat(response.body()).startsWith("[").contains("{\"n\":1}");
        assertThat(whole).isTrue();
    }

    private static void beginAndFail(Inbound call) {
        var out = begin(call.reply());
        out.write("{\"content\":[".getBytes(UTF_8));
        call.reply().error(JsonRpcError.of(-32603, "upstream broke the protocol"));
        out.write(LARGE);
        out.end();
    }

    private static void writeAll(Reply reply) {
        var out = begin(reply);
        var text = "{\"a\":[1.0,\n2],\"é\":\"x\"}".getBytes(UTF_8);
        for (int i = 0; i < text.length; i++) {
            out.write(text, i, i + 1);
        }
        out.end();
    }

    private static AnswerStream begin(Reply reply) {
        return requireNonNull(reply.begin());
    }

    private McpClient client(String revision) {
        return revision.equals("2026-07-28") ? modern("large") : server.client().session(revision);
    }

    private McpClient modern(String tool) {
        return server.client().modern("tools/call", tool);
    }

    private static String call(String revision) {
        return revision.equals("2026-07-28") ? McpClient.modernCall(1, "large") : McpClient.call(1, "large");
    }
}
