// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.client;
import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.http;
import static io.mcpx.proxy.upstream.server.Running.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import io.mcpx.proxy.upstream.fake.FakeExchange;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.fake.RecordedAnswers;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Sessions with legacy servers over HTTP: whose they are, how they end, and whose questions come on them. */
class SessionsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ECHO = "{\"name\":\"echo\"}";

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static FakeMcpServer answering() {
        return FakeMcpServer.legacy(VERTX).on("tools/call", exchange -> exchange.result(new JsonObject()));
    }

    @Test
    void eachClientSessionHasOneWithItsOwnCapabilities() {
        try (var fake = answering();
                var running = Running.of(VERTX, http(fake.url()))) {
            running.send(Running.call(client("one", "{\"roots\":{}}"), ECHO)).result();
            running.send(Running.call(client("two", "{}"), ECHO)).result();
            running.send(Running.call(client("one", "{\"roots\":{}}"), ECHO)).result();

            assertThat(sessions(fake.received("tools/call"))).containsExactly("session-2", "session-3", "session-2");
            var opened = fake.received("initialize").get(1).params();
            assertThat(opened.getJsonObject("capabilities")).isEqualTo(new JsonObject("{\"roots\":{}}"));
            assertThat(opened.getJsonObject("clientInfo").getString("name")).isEqualTo("client");
        }
    }

    @Test
    void theGatewaysOwnSessionDeclaresEverythingSoThatAllToolsAreListed() {
        try (var fake = answering();
                var running = Running.of(VERTX, http(fake.url()))) {
            var capabilities = fake.received("initialize").getFirst().params().getJsonObject("capabilities");

            assertThat(capabilities.fieldNames()).contains("sampling", "elicitation", "roots");
            assertThat(running.server.catalog().tools()).hasSize(1);
        }
    }

    @Test
    void opensASessionOnceForCallsThatComeTogether() {
        try (var fake = answering();
                var running = Running.of(VERTX, http(fake.url()))) {
            var calls = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(i -> running.call(ECHO))
                    .toList();

            calls.forEach(RecordedAnswers::result);
            assertThat(fake.received("initialize")).hasSize(2);
        }
    }

    @Test
    void clientsWithoutASessionShareThoseWithEqualCapabilities() {
        try (var fake = answering();
                var running = Running.of(VERTX, http(fake.url()))) {
            running.send(Running.call(client(null, "{}"), ECHO)).result();
            running.send(Running.call(client(null, "{\"roots\":{}}"), ECHO)).result();
            running.send(Running.call(client(null, "{}"), ECHO)).result();

            assertThat(sessions(fake.received("tools/call"))).containsExactly("session-2", "session-3", "session-2");
        }
    }

    @Test
    void givesUpTheIdlestPooledSessionWhenThereAreTooMany() {
        try (var fake = answering();
                var running = new Running(VERTX, http(fake.url()), Map.of("pooled-sessions", "1")).ready()) {
            running.send(Running.call(client(null, "{}"), ECHO)).result();
            running.send(Running.call(client(null, "{\"roots\":{}}"), ECHO)).result();

            eventually(() -> assertThat(sessions(fake.received("DELETE"))).containsExactly("session-2"));
            eventually(() -> assertThat(running.events.endedSessions).containsExactly(Revision.V2025_11_25));
        }
    }

    @Test
    void allClientsShareASessionIfConfigured() {
        try (var fake = answering();
                var running = Running.of(VERTX, with(http(fake.url()), Sessions.SHARED))) {
            running.send(Running.call(client("one"), ECHO)).result();
            running.send(Running.call(client("two"), ECHO)).result();

            assertThat(sessions(fake.received("tools/call"))).containsExactly("session-2", "session-2");
        }
    }

    @Test
    void boundsTheSessionsOfClients() {
        try (var fake = answering();
                var running = new Running(VERTX, http(fake.url()), Map.of("client-sessions", "1")).ready()) {
            running.send(Running.call(client("one"), ECHO)).result();

            assertThat(running.send(Running.call(client("two"), ECHO)).failure().kind())
                    .isEqualTo(Kind.OVERLOADED);
        }
    }

    @Test
    void endsTheSessionOfAClientThatIsGone() {
        try (var fake = answering();
                var running = Running.of(VERTX, http(fake.url()))) {
            running.call(ECHO).result();

            running.server.forget("one");

            eventually(() -> assertThat(sessions(fake.received("DELETE"))).containsExactly("session-2"));
        }
    }

    @Test
    void opensALostSessionAgainAndSendsTheCallOnceMore() {
        var attempts = new AtomicInteger();
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", exchange -> {
                    if (attempts.incrementAndGet() == 1) {
                        exchange.status(404);
                    } else {
                        exchange.result(new JsonObject());
                    }
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.call(ECHO).result()).isEqualTo("{}");
            assertThat(sessions(fake.received("tools/call"))).containsExactly("session-2", "session-3");
        }
    }

    @Test
    void sendsNoCallMoreThanOnceAgainToAServerThatForgetsEverySession() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", exchange -> exchange.status(404));
                var running = Running.of(VERTX, http(fake.url()))) {
            running.call(ECHO).failure();

            assertThat(fake.received("tools/call")).hasSize(2);
        }
    }

    @Test
    void setsTheLogLevelNowAndOnSessionsOpenedLater() {
        try (var fake = answering()
                        .initializing(new JsonObject("{\"tools\":{},\"logging\":{}}"))
                        .on("logging/setLevel", exchange -> exchange.result(new JsonObject()));
                var running = Running.of(VERTX, http(fake.url()))) {
            running.send(Running.call(levelled("debug"), ECHO)).result();
            running.server.logLevel(levelled("error"));

            eventually(() -> assertThat(fake.received("logging/setLevel"))
                    .extracting(exchange -> exchange.params().getString("level"))
                    .containsExactly("debug", "error"));
            assertThat(sessions(fake.received("logging/setLevel"))).containsOnly("session-2");
        }
    }

    private static ClientContext levelled(String level) {
        return new ClientContext(Era.LEGACY, "one", Slice.trusted("{}"), null, level);
    }

    @Test
    void passesANotificationOnToTheClientsSessionOnly() {
        try (var fake = answering().on("notifications/roots/list_changed", exchange -> exchange.status(202));
                var running = Running.of(VERTX, http(fake.url()))) {
            running.call(ECHO).result();

            running.server.notify(client("two"), "notifications/roots/list_changed");
            running.server.notify(client("one"), "notifications/roots/list_changed");

            eventually(() -> assertThat(sessions(fake.received("notifications/roots/list_changed")))
                    .containsExactly("session-2"));
        }
    }

    @Test
    void asksTheClientWhatTheServerAsksOnTheStreamOfItsCall() {
        var answered = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.legacy(VERTX)) {
            fake.on("tools/call", exchange -> {
                exchange.stream()
                        .event(FakeExchange.request("ask-1", "elicitation/create", new JsonObject("{\"n\":1}")));
                fake.on("response", response -> {
                    answered.add(response);
                    response.status(202);
                    exchange.endWith(new JsonObject().put("done", true));
                });
            });
            try (var running = Running.of(VERTX, http(fake.url()))) {
                var answers = new RecordedAnswers()
                        .answering((question, answer) -> answer.result(Slice.trusted("{\"action\":\"accept\"}")));
                running.send(Running.call(client("one"), ECHO), answers);

                assertThat(answers.result()).isEqualTo("{\"done\":true}");
                assertThat(answers.questions.getFirst().params().slice().text()).isEqualTo("{\"n\":1}");
                assertThat(answered.getFirst().header("Mcp-Session-Id")).isEqualTo("session-2");
                assertThat(answered.getFirst().message())
                        .isEqualTo(new JsonObject(
                                "{\"jsonrpc\":\"2.0\",\"id\":\"ask-1\",\"result\":{\"action\":\"accept\"}}"));
            }
        }
    }

    @Test
    void leavesItToTheCallWhatItsClientCanBeAsked() {
        try (var fake = FakeMcpServer.legacy(VERTX)) {
            fake.on("tools/call", exchange -> {
                exchange.stream().event(FakeExchange.request(9, "sampling/createMessage", new JsonObject()));
                fake.on("response", response -> {
                    response.status(202);
                    exchange.endWith(response.message().getJsonObject("error"));
                });
            });
            try (var running = Running.of(VERTX, http(fake.url()))) {
                var answers = new RecordedAnswers()
                        .answering((question, answer) -> answer.error(JsonRpcError.of(-32601, "undeclared")));
                running.send(Running.call(client("one", "{\"roots\":{}}"), ECHO), answers);

                assertThat(answers.result()).contains("-32601", "undeclared");
                assertThat(answers.questions).hasSize(1);
            }
        }
    }

    @Test
    void answersPingAndRootsOnItsOwnSession() {
        var responses = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .on("response", response -> {
                            responses.add(response);
                            response.status(202);
                        })
                        .on(
                                "GET",
                                stream -> stream.stream()
                                        .event(FakeExchange.request(1, "ping", new JsonObject()))
                                        .event(FakeExchange.request("two", "roots/list", new JsonObject()))
                                        .event(FakeExchange.request(3, "sampling/createMessage", new JsonObject())));
                var running = Running.of(VERTX, http(fake.url()))) {
            eventually(() -> assertThat(responses)
                    .extracting(FakeExchange::body)
                    .containsExactlyInAnyOrder(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                            "{\"jsonrpc\":\"2.0\",\"id\":\"two\",\"result\":{\"roots\":[]}}",
                            "{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":-32600,\"message\":"
                                    + "\"no client request under way that this can belong to\"}}"));
            assertThat(running.server.catalog().tools()).hasSize(1);
        }
    }

    @Test
    void giveAQuestionOnTheEventStreamToTheOnlyCallItCanBelongTo() {
        try (var fake = FakeMcpServer.legacy(VERTX)) {
            var streams = new CopyOnWriteArrayList<FakeExchange>();
            var questions = new CopyOnWriteArrayList<String>();
            fake.on("GET", stream -> streams.add(stream.stream()))
                    .on("tools/call", hang -> {})
                    .on("response", response -> {
                        questions.add(response.message().containsKey("result") ? "answered" : "refused");
                        response.status(202);
                    });
            try (var running = Running.of(VERTX, http(fake.url()))) {
                var first = asked(running);
                eventually(() -> assertThat(ofClient(streams)).hasSize(1));
                ask(streams);
                eventually(() -> assertThat(questions).containsExactly("answered"));

                var second = asked(running);
                eventually(() -> assertThat(fake.received("tools/call")).hasSize(2));
                ask(streams);
                eventually(() -> assertThat(questions).containsExactly("answered", "refused"));
                assertThat(first.questions).hasSize(1);
                assertThat(second.questions).isEmpty();
            }
        }
    }

    private static RecordedAnswers asked(Running running) {
        var answers = new RecordedAnswers().answering((question, answer) -> accept(answer));
        running.send(Running.call(client("one"), ECHO), answers);
        return answers;
    }

    private static void accept(Answer answer) {
        answer.result(Slice.trusted("{}"));
    }

    private static void ask(List<FakeExchange> streams) {
        ofClient(streams).getFirst().event(FakeExchange.request(1, "elicitation/create", new JsonObject()));
    }

    private static List<FakeExchange> ofClient(List<FakeExchange> streams) {
        return streams.stream()
                .filter(stream -> "session-2".equals(stream.header("Mcp-Session-Id")))
                .toList();
    }

    private static List<String> sessions(List<FakeExchange> received) {
        return received.stream()
                .map(exchange -> String.valueOf(exchange.header("Mcp-Session-Id")))
                .toList();
    }

    /** What a server asks at once on a stream that is not there yet, it asks nobody. */
    @Test
    void listensBeforeTheFirstCallOfASession() {
        var listening = new AtomicBoolean();
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .on(
                                "GET",
                                opened -> VERTX.setTimer(100, later -> {
                                    listening.set(true);
                                    opened.stream();
                                }))
                        .on("tools/call", call -> call.result(new JsonObject().put("listening", listening.get())));
                var running = Running.of(VERTX, http(fake.url()))) {
            listening.set(false);

            var answers = running.send(Running.call(Running.client("one"), "{\"name\":\"echo\"}"));

            assertThat(answers.result()).isEqualTo("{\"listening\":true}");
        }
    }

    @Test
    void doesNotWaitLongForAStreamThatServersBeginWithTheirFirstEvent() {
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .on("GET", opened -> {})
                        .on("tools/call", call -> call.result(new JsonObject()));
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.send(Running.call(Running.client("one"), "{\"name\":\"echo\"}"))
                            .result())
                    .isEqualTo("{}");
        }
    }
}
