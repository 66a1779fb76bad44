// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.proxy.call.Inbound;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Legacy sessions behind a load balancer that sends each request wherever it likes. */
class ReplicasTest {

    private static final Slice DONE = Slice.trusted("{\"content\":[]}");
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";
    private static final byte[] LARGE =
            Messages.notification("notifications/message", Slice.trusted("{\"data\":\"" + "x".repeat(1 << 16) + "\"}"));

    private final Replicas replicas = Replicas.of(2);
    private final TestServer holder = replicas.get(0);
    private final TestServer other = replicas.get(1);
    private final CompletableFuture<Inbound> calls = new CompletableFuture<>();

    @AfterEach
    void stop() {
        replicas.close();
    }

    @Test
    void servesASessionThroughEveryReplica() {
        var client = holder.client().session("2025-11-25").through(other);

        var answer = client.post(PING);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"method\":\"ping\"}}");
        assertThat(holder.gateway.requests).hasSize(1);
        assertThat(other.gateway.requests).isEmpty();
        assertThat(other.sessions.count()).isZero();
        await().untilAsserted(() -> assertThat(other.counted("mcpx.peer.forwarded", "outcome", "answered"))
                .isEqualTo(1));
    }

    @Test
    void sendsOnWhatIsNoRequest() {
        var client = holder.client().session("2025-11-25").through(other);

        var accepted = client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body()).isEmpty();
        assertThat(holder.gateway.notifications).hasSize(2);
    }

    @Test
    void sendsOnABatch() {
        var client = holder.client().session("2025-03-26").through(other);

        var answer = client.post("[" + PING + "]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("[{").contains("\"id\":7");
    }

    @Test
    void answersErrorsOfTheHolderAsTheyAre() {
        var client = holder.client().session("2025-11-25").through(other);

        assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":7}").statusCode()).isEqualTo(400);
        assertThat(client.with("MCP-Protocol-Version", "1999-01-01")
                        .send("GET", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.with("Accept", "application/json").send("GET", "").statusCode())
                .isEqualTo(406);
    }

    @Test
    void streamsThroughAsThingsHappen() {
        holder.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });
        var client = holder.client().session("2025-11-25").through(other);

        try (var events = client.streamPost(McpClient.call(1, "slow"))) {
            assertThat(events.next().id()).isEqualTo("r1.0");
            assertThat(events.nextData()).contains("progress");
            calls.join().reply().result(DONE);
            assertThat(events.nextData()).contains("\"id\":1", "\"content\"");
            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void bringsTheAnswerToAQuestionWhereItWasAsked() {
        holder.gateway.tool(
                "asking", call -> holder.gateway.session().ask(call.reply(), "roots/list", null, new Echo(call)));
        var client = holder.client().session("2025-06-18");

        try (var events = client.streamPost(McpClient.call(1, "asking"))) {
            assertThat(events.nextData()).contains("roots/list");
            var accepted = client.through(other).post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"roots\":[]}}");
            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(events.nextData()).contains("\"roots\":[]");
        }
    }

    @Test
    void listensThroughAnotherReplica() {
        var client = holder.client().session("2025-06-18").through(other);

        try (var events = client.streamGet()) {
            holder.gateway.session().notify(Messages.notification("notifications/tools/list_changed"));
            assertThat(events.nextData()).contains("tools/list_changed");
        }

        await().untilAsserted(() -> assertThat(holder.exchanges.count()).isZero());
        assertThat(other.exchanges.count()).isZero();
    }

    @Test
    void resumesAStreamThroughAnotherReplica() {
        holder.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });
        var client = holder.client().session("2025-11-25");
        try (var events = client.streamPost(McpClient.call(1, "slow"))) {
            events.next();
            events.next();
        }
        await().untilAsserted(() -> assertThat(holder.exchanges.count()).isZero());
        calls.join().reply().result(DONE);

        try (var events = client.through(other).with("Last-Event-ID", "r1.1").streamGet()) {
            assertThat(events.rest()).extracting(SseEvent::id).containsExactly("r1.2");
        }
    }

    @Test
    void endsASessionThroughAnotherReplica() {
        var client = holder.client().session("2025-11-25");

        assertThat(client.through(other).send("DELETE", "").statusCode()).isEqualTo(200);

        assertThat(holder.sessions.count()).isZero();
        assertGoneEverywhere(client);
    }

    @Test
    void letsTheHolderGoWhenTheClientGoes() {
        var cancelled = new AtomicBoolean();
        holder.gateway.tool("slow", calls::complete);
        var client = modern(other, "slow");
        try (var connection = new RawHttp(other.port()).send(client.rawPost(modernCall("slow", holder)))) {
            calls.join().reply().onCancel(() -> cancelled.set(true));
            assertThat(connection).isNotNull();
        }

        await().untilTrue(cancelled);
        await().untilAsserted(() -> assertThat(holder.exchanges.count()).isZero());
        assertThat(other.counted("mcpx.peer.forwarded", "outcome", "cancelled")).isEqualTo(1);
    }

    @Test
    void holdsTheHolderBackWhileTheClientDoesNotRead() {
        holder.gateway.tool("flood", calls::complete);
        var client = holder.client().session("2025-06-18").through(other);
        try (var connection = new RawHttp(other.port()).send(client.rawPost(McpClient.call(1, "flood")))) {
            var reply = calls.join().reply();
            int[] sent = {0};
            await().pollInSameThread()
                    .pollInterval(Duration.ofMillis(1))
                    .during(Duration.ofMillis(100))
                    .until(() -> {
                        if (!reply.isFull()) {
                            reply.send(LARGE);
                            sent[0]++;
                        }
                        return reply.isFull();
                    });
            var drained = new AtomicBoolean();
            reply.onDrain(() -> drained.set(true));
            assertThat(drained).isFalse();
            assertThat(client.post(PING).statusCode()).isEqualTo(200);

            connection.read(sent[0] * LARGE.length);
            await().untilTrue(drained);
        }
    }

    @Test
    void passesALargeAnswerOnWhole() {
        var text = "y".repeat(3 << 20);
        holder.gateway.tool("large", call -> call.reply().result(Slice.trusted("{\"text\":\"" + text + "\"}")));
        var client = holder.client().session("2025-06-18").through(other);

        var answer = client.post(McpClient.call(1, "large"));

        assertThat(answer.body()).hasSize(text.length() + 45).endsWith("y\"}}");
    }

    @Test
    void goesOnWithTheSessionsOfAReplicaThatIsGone() {
        var client = holder.client().session("2025-11-25").through(other);
        holder.close();

        assertThat(client.post(PING).statusCode()).isEqualTo(200);

        assertThat(other.sessions.adopted()).isEqualTo(1);
        var session = other.gateway.session();
        assertThat(session.revision().wire()).isEqualTo("2025-11-25");
        assertThat(session.clientInfo()).hasToString("{\"name\":\"test\",\"version\":\"1\"}");
        assertThat(session.caller().clientName()).isEqualTo("test");
        assertThat(client.post(PING).statusCode()).isEqualTo(200);
        assertThat(other.sessions.adopted()).isEqualTo(1);
    }

    @Test
    void listensAnewAfterItsReplicaIsGone() {
        var client = holder.client().session("2025-11-25");
        try (var events = client.streamGet()) {
            events.next();
        }
        holder.close();

        try (var events = client.through(other).with("Last-Event-ID", "l1.0").streamGet()) {
            assertThat(events.next().data()).isEmpty();
            other.gateway.session().notify(Messages.notification("notifications/tools/list_changed"));
            assertThat(events.nextData()).contains("tools/list_changed");
        }
    }

    @Test
    void doesNotMistakeAnAnswerToAQuestionThatIsGone() {
        var client = holder.client().session("2025-06-18").through(other);
        other.gateway.tool(
                "asking", call -> other.gateway.session().ask(call.reply(), "roots/list", null, new Echo(call)));
        holder.close();

        try (var events = client.streamPost(McpClient.call(1, "asking"))) {
            assertThat(events.nextData()).contains("roots/list");
            client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"stale\":true}}");
            assertThat(other.sessions.strayAnswers()).isEqualTo(1);
        }
    }

    @Test
    void findsASessionThatWentOnElsewhereAlsoWhenItsReplicaIsBack() {
        var client = holder.client().session("2025-11-25");
        holder.close();
        assertThat(client.through(other).post(PING).statusCode()).isEqualTo(200);
        var back = replicas.start(holder.port());

        assertThat(client.through(back).post(PING).statusCode()).isEqualTo(200);

        assertThat(back.sessions.count()).isZero();
        assertThat(other.gateway.requests).hasSize(2);
    }

    @Test
    void goesOnAfterARestartUnderTheSameName() {
        var client = holder.client().session("2025-11-25");
        holder.close();
        var back = replicas.start(holder.port());

        assertThat(client.through(other).post(PING).statusCode()).isEqualTo(200);

        assertThat(back.sessions.adopted()).isEqualTo(1);
        assertThat(other.sessions.count()).isZero();
    }

    @Test
    void bringsNoEndedSessionBack() {
        var client = holder.client().session("2025-11-25");
        client.send("DELETE", "");
        await().untilAsserted(() -> assertThat(other.exchanges.count()).isZero());

        holder.close();

        assertThat(client.through(other).post(PING).statusCode()).isEqualTo(404);
        assertThat(other.sessions.count()).isZero();
    }

    @Test
    void bringsNoAdoptedSessionBackOnceItHasEnded() {
        var client = holder.client().session("2025-11-25").through(other);
        holder.close();
        client.post(PING);
        var back = replicas.start(holder.port());

        assertThat(client.through(back).send("DELETE", "").statusCode()).isEqualTo(200);

        assertThat(client.through(back).post(PING).statusCode()).isEqualTo(404);
        assertThat(client.through(other).post(PING).statusCode()).isEqualTo(404);
    }

    @Test
    void endsAlsoASessionWhoseReplicaIsGone() {
        var client = holder.client().session("2025-11-25").through(other);
        holder.close();

        assertThat(client.send("DELETE", "").statusCode()).isEqualTo(200);
        assertThat(client.send("DELETE", "").statusCode()).isEqualTo(404);
        assertThat(client.post(PING).statusCode()).isEqualTo(404);
    }

    @Test
    void bringsNoIdleSessionBackWhileItsReplicaLives() {
        var client = holder.client().session("2025-11-25");
        holder.pass(Duration.ofMinutes(31));
        other.pass(Duration.ofMinutes(31));

        assertThat(client.through(other).post(PING).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToGuessWhenReplicasDoNotTrustEachOther() {
        var client = holder.client().session("2025-11-25").through(other);
        holder.pass(Duration.ofMinutes(10));

        var answer = client.post(PING);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"id\":7", "replicas do not trust each other");
        assertThat(other.sessions.count()).isZero();
        assertThat(holder.counted("mcpx.peer.refused")).isEqualTo(1);
    }

    @Test
    void movesSessionsOfAReplicaThatShutsDown() {
        var client = holder.client().session("2025-11-25").through(other);
        holder.draining.begin();

        assertThat(client.post(PING).statusCode()).isEqualTo(200);

        assertThat(other.sessions.adopted()).isEqualTo(1);
        assertThat(holder.gateway.requests).isEmpty();
    }

    @Test
    void waitsForCallsItSentOnBeforeItShutsDown() {
        holder.gateway.tool("slow", calls::complete);
        var client = holder.client().session("2025-06-18").through(other);
        try (var connection = new RawHttp(other.port()).send(client.rawPost(McpClient.call(1, "slow")))) {
            var call = calls.join();
            assertThat(other.draining.inFlight()).isEqualTo(1);
            var drained = other.draining.drain(Duration.ofSeconds(10));
            assertThat(drained.isComplete()).isFalse();

            call.reply().result(DONE);

            assertThat(connection.receive().status()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(drained.isComplete()).isTrue());
        }
    }

    @Test
    void tellsTheClientWhenTheHolderIsLostInTheMiddle() {
        holder.gateway.tool("slow", calls::complete);
        var client = holder.client().session("2025-06-18").through(other).with("Accept", "application/json");
        try (var connection = new RawHttp(other.port()).send(client.rawPost(McpClient.call(5, "slow")))) {
            calls.join();
            holder.close();

            var answer = connection.receive();

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).contains("\"id\":5", "may or may not have been carried out");
            assertThat(other.gateway.requests).isEmpty();
        }
    }

    @Test
    void endsTheStreamWithAnErrorWhenTheHolderIsLostInTheMiddle() {
        holder.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });
        var client = holder.client().session("2025-06-18").through(other);

        try (var events = client.streamPost(McpClient.call(5, "slow"))) {
            assertThat(events.nextData()).contains("progress");
            holder.close();
            assertThat(events.nextData()).contains("\"id\":5", "\"error\"");
            assertThat(events.rest()).isEmpty();
        }
        assertThat(other.counted("mcpx.peer.forwarded", "outcome", "broken")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/mcp/gateway/team"})
    void bringsMessagesOfHttpSseWhereTheirStreamIs(String base) {
        try (var events = holder.client().at(base + "/sse").streamGet()) {
            var client = other.client().at(events.nextData());

            assertThat(client.post(McpClient.initialize("2024-11-05")).statusCode())
                    .isEqualTo(202);
            assertThat(events.nextData()).contains("\"protocolVersion\":\"2024-11-05\"");
            assertThat(client.post(PING).statusCode()).isEqualTo(202);
            assertThat(events.nextData()).contains("\"id\":7");
        }
    }

    @Test
    void endsSessionsOfHttpSseWithTheirReplica() {
        String endpoint;
        try (var events = holder.client().at("/sse").streamGet()) {
            endpoint = events.nextData();
            holder.close();
        }

        assertThat(other.client().at(endpoint).post(PING).statusCode()).isEqualTo(404);
        assertThat(other.sessions.count()).isZero();
    }

    @Test
    void asksWhoThereIsBeforeItGivesAReplicaUp() {
        int port = Replicas.freePort();
        var late = replicas.start(port);
        var client = late.client().session("2025-11-25");
        replicas.known.addSoon(port);

        assertThat(client.through(other).post(PING).statusCode()).isEqualTo(200);

        assertThat(late.gateway.requests).hasSize(1);
        assertThat(other.sessions.count()).isZero();
    }

    @Test
    void goesOnWithSessionsOfAReplicaThatIsNoLongerListed() {
        var client = holder.client().session("2025-11-25");
        replicas.known.remove(holder.port());

        assertThat(client.through(other).post(PING).statusCode()).isEqualTo(200);
        assertThat(other.sessions.adopted()).isEqualTo(1);
    }

    private void assertGoneEverywhere(McpClient client) {
        assertThat(client.through(holder).post(PING).statusCode()).isEqualTo(404);
        HttpResponse<String> answer = client.through(other).post(PING);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("session not found");
        assertThat(client.through(other).send("DELETE", "").statusCode()).isEqualTo(404);
    }

    private static McpClient modern(TestServer replica, String tool) {
        return replica.client().modern("tools/call", tool);
    }

    private static String modernCall(String tool, TestServer held) {
        return McpClient.modernCall(1, tool)
                .replace("\"_meta\"", "\"requestState\":\"" + Replicas.name(held) + "\",\"_meta\"");
    }

    /** Answers a call with what the client says. */
    private record Echo(Inbound call) implements UpstreamListener.Answer {

        @Override
        public void result(Slice result) {
            call.reply().result(result);
        }

        @Override
        public void error(JsonRpcError error) {
            call.reply().error(error);
        }
    }
}
