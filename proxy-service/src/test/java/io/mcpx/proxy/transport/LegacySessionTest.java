// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.proxy.call.Inbound;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacySessionTest {

    private static final Slice DONE = Slice.trusted("{\"content\":[]}");

    private final TestServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, 2024-11-05",
        "2025-03-26, 2025-03-26",
        "2025-06-18, 2025-06-18",
        "2025-11-25, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "2024-10-07, 2025-11-25",
        "nonsense, 2025-11-25"
    })
    void settlesTheRevision(String asked, String answered) {
        var response = server.client().post(McpClient.initialize(asked));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"protocolVersion\":\"" + answered + "\"");
        assertThat(server.gateway.session().revision().wire()).isEqualTo(answered);
    }

    @Test
    void givesVisibleAsciiSessionIdsThatDiffer() {
        var first = sessionId(server.client());
        var second = sessionId(server.client());

        assertThat(first).matches("[!-~]{64,}").isNotEqualTo(second);
    }

    @Test
    void answersRequestsOfTheSession() {
        var response = server.client()
                .session("2025-11-25")
                .post("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"tools/list\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{\"method\":\"tools/list\"}}");
    }

    @Test
    void answersErrorsWithStatus200() {
        var response =
                server.client().session("2025-06-18").post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x/unknown\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"code\":-32601");
    }

    @Test
    void acknowledgesNotificationsAndStrayAnswersWithoutBody() {
        var client = server.client().session("2025-11-25");

        var notification = client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");
        var stray = client.post("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}");

        assertThat(notification.statusCode()).isEqualTo(202);
        assertThat(notification.body()).isEmpty();
        assertThat(stray.statusCode()).isEqualTo(202);
        assertThat(server.sessions.strayAnswers()).isEqualTo(1);
        assertThat(server.gateway.notifications).hasSize(2);
    }

    @Test
    void endsOnDelete() {
        var closed = new AtomicBoolean();
        var client = server.client().session("2025-11-25");
        server.gateway.session().onClose(() -> closed.set(true));

        assertThat(client.send("DELETE", "").statusCode()).isEqualTo(200);

        assertThat(closed).isTrue();
        assertThat(client.post(ping()).statusCode()).isEqualTo(404);
        assertThat(client.send("DELETE", "").statusCode()).isEqualTo(404);
        assertThat(server.sessions.count()).isZero();
    }

    @Test
    void endsWhenUnusedForTooLong() {
        var client = server.client().session("2025-11-25");
        server.pass(Duration.ofMinutes(29));
        assertThat(client.post(ping()).statusCode()).isEqualTo(200);

        server.pass(Duration.ofMinutes(31));

        assertThat(client.post(ping()).statusCode()).isEqualTo(404);
    }

    @Test
    void livesOnWhileAStreamIsOpenButNotForEver() {
        var client = server.client().session("2025-11-25");
        try (var events = client.streamGet()) {
            assertThat(events.next().id()).isNotNull();
            server.pass(Duration.ofHours(2));
            assertThat(client.post(ping()).statusCode()).isEqualTo(200);

            server.pass(Duration.ofHours(22));

            assertThat(client.post(ping()).statusCode()).isEqualTo(404);
            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void sendsWhatBelongsToNoRequestOnTheListeningStream() {
        var client = server.client().session("2025-06-18");
        server.gateway.session().notify(Messages.notification("notifications/tools/list_changed"));

        try (var events = client.streamGet()) {
            assertThat(events.nextData()).contains("tools/list_changed");
            server.gateway.session().notify(Messages.notification("notifications/prompts/list_changed"));
            assertThat(events.nextData()).contains("prompts/list_changed");
        }
    }

    @Test
    void asksTheClientInTheMiddleOfARequest() {
        server.gateway.tool(
                "asking",
                call -> server.gateway.session().ask(call.reply(), "roots/list", null, new EchoedAnswer(call)));
        var client = server.client().session("2025-11-25");

        try (var events = client.streamPost(McpClient.call(1, "asking"))) {
            assertThat(events.next().data()).isEmpty();
            assertThat(events.nextData()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"roots/list\"}");
            assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"roots\":[]}}")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(events.nextData()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"roots\":[]}}");
            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void givesUpQuestionsWhenTheirRequestEnds() {
        var answer = new CompletableFuture<JsonRpcError>();
        server.gateway.tool("hasty", call -> {
            server.gateway.session().ask(call.reply(), "roots/list", null, new FailedAnswer(answer));
            call.reply().result(DONE);
        });

        server.client().session("2025-11-25").post(McpClient.call(1, "hasty"));

        assertThat(answer.join().message()).contains("no answer");
    }

    @Test
    void cancelsARequestOnTheClientsWordAndEndsItsStream() {
        var cancelled = new AtomicBoolean();
        var calls = new CompletableFuture<Inbound>();
        server.gateway.tool("endless", call -> {
            call.reply().onCancel(() -> cancelled.set(true));
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });
        var client = server.client().session("2025-06-18");

        try (var events = client.streamPost(McpClient.call(5, "endless"))) {
            assertThat(events.nextData()).contains("progress");
            client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}");
            calls.join().reply().result(DONE);

            assertThat(events.rest()).isEmpty();
        }

        assertThat(cancelled).isTrue();
        assertThat(server.gateway.notifications).hasSize(1);
    }

    @Test
    void goesOnWhenTheClientHangsUp() {
        var cancelled = new AtomicBoolean();
        var calls = new CompletableFuture<Inbound>();
        server.gateway.tool("slow", call -> {
            call.reply().onCancel(() -> cancelled.set(true));
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });
        var client = server.client().session("2025-11-25");

        try (var events = client.streamPost(McpClient.call(5, "slow"))) {
            events.next();
        }

        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
        assertThat(cancelled).isFalse();
        assertThat(server.draining.inFlight()).isEqualTo(1);
        calls.join().reply().result(DONE);
        assertThat(server.draining.inFlight()).isZero();
    }

    @Test
    void cancelsWhatIsUnderWayWhenTheSessionEnds() {
        var cancelled = new AtomicBoolean();
        server.gateway.tool("endless", call -> {
            call.reply().onCancel(() -> cancelled.set(true));
            call.reply().send(Messages.notification("notifications/progress"));
        });
        var client = server.client().session("2025-06-18");

        try (var events = client.streamPost(McpClient.call(5, "endless"))) {
            events.next();
            client.send("DELETE", "");

            assertThat(events.rest()).isEmpty();
        }
        assertThat(cancelled).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void refusesBatchesOfRevisionsWithoutThem(String revision) {
        var response = server.client().session(revision).post("[" + ping() + "]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":-32600");
    }

    @Test
    void answersABatchWithAnArray() {
        server.gateway.tool("echo", call -> call.reply().result(DONE));

        var response = server.client()
                .session("2025-03-26")
                .post("[" + McpClient.call(1, "echo") + ",{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"},"
                        + McpClient.call(2, "none") + "]");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[]}},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32602,\"message\":\"unknown tool\"}}]");
        assertThat(server.gateway.requests).hasSize(2);
    }

    @Test
    void answersABatchWithOneStreamWhenAMemberStreams() {
        server.gateway.tool("echo", call -> call.reply().result(DONE));
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            call.reply().result(DONE);
        });

        var response = server.client()
                .session("2025-03-26")
                .post("[" + McpClient.call(1, "echo") + "," + McpClient.call(2, "slow") + "]");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.body().lines().filter(line -> line.startsWith("data:")))
                .hasSize(3)
                .element(0)
                .asString()
                .contains("\"id\":1");
    }

    @Test
    void acknowledgesABatchThatAsksNothing() {
        var response =
                server.client().session("2025-03-26").post("[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}]");

        assertThat(response.statusCode()).isEqualTo(202);
    }

    @Test
    void refusesASecondRequestUnderAnIdInUse() {
        server.gateway.tool("endless", call -> call.reply().send(Messages.notification("notifications/progress")));
        var client = server.client().session("2025-06-18");

        try (var events = client.streamPost(McpClient.call(5, "endless"))) {
            events.next();

            assertThat(client.post(McpClient.call(5, "endless")).body()).contains("\"id\":5", "-32600");
        }
    }

    private static String ping() {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    }

    private static String sessionId(McpClient client) {
        return client.post(McpClient.initialize("2025-11-25"))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    /** Hands the client's answer back as the result of the call. */
    private record EchoedAnswer(Inbound call) implements UpstreamListener.Answer {
        @Override
        public void result(Slice result) {
            call.reply().result(result);
        }

        @Override
        public void error(JsonRpcError error) {
            call.reply().error(error);
        }
    }

    private record FailedAnswer(CompletableFuture<JsonRpcError> failure) implements UpstreamListener.Answer {
        @Override
        public void result(Slice result) {
            throw new IllegalStateException("unexpected");
        }

        @Override
        public void error(JsonRpcError error) {
            failure.complete(error);
        }
    }
}
