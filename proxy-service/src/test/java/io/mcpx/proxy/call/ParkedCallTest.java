// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import static io.mcpx.proxy.call.GatewayFixture.ALL;
import static io.mcpx.proxy.call.GatewayFixture.ANA;
import static io.mcpx.proxy.call.GatewayFixture.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallRecord;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Modern clients at a legacy server that asks in the middle of a call. */
class ParkedCallTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ABLE = "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{}}";
    private static final String ACCEPT = "{\"action\":\"accept\",\"content\":{\"n\":1.10}}";
    private static final String DONE = "{\"content\":[],\"n\":1.10}";

    private final FakeUpstream old = new FakeUpstream("old", Revision.V2025_11_25)
            .tool("delete")
            .tool("long", "{\"name\":\"long\",\"execution\":{\"taskSupport\":\"required\"}}")
            .prompt("greet");
    private final GatewayFixture gateway = new GatewayFixture(VERTX, 100, old);
    private final AtomicReference<UpstreamListener> listening = new AtomicReference<>();
    private final FakeAnswer answer = new FakeAnswer(given -> listening.get().onResult(Slice.trusted(DONE)));

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void endsTheRequestWithTheQuestionAndGoesOnWithTheAnswer() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\",\"requestedSchema\":{\"x\":1.0}}");

        var first = call(ANA, "{}");
        var second = retry(ANA, first, "{\"question-1\":" + ACCEPT + "}");

        assertThat(questions(first).slice().text())
                .isEqualTo("{\"question-1\":{\"method\":\"elicitation/create\",\"params\":"
                        + "{\"message\":\"[old] Sure?\",\"requestedSchema\":{\"x\":1.0}}}}");
        assertThat(answer.given).containsExactly(ACCEPT);
        assertThat(second.object().slice().text()).isEqualTo("{\"content\":[],\"n\":1.10,\"resultType\":\"complete\"}");
        assertThat(old.asked).hasSize(1);
        assertThat(gateway.records).extracting(CallRecord::outcome).containsExactly(Outcome.INPUT_REQUIRED, Outcome.OK);
        assertThat(gateway.parked.count()).isZero();
    }

    @Test
    void asksAtOnceWhatTheServerAsksAtOnceAndAgainWhatWasNotAnswered() {
        var roots = new FakeAnswer();
        old.behaving((request, listener) -> atOnce(() -> {
            listening.set(listener);
            listener.onRequest(question("elicitation/create", "{\"message\":\"Sure?\"}"), answer);
            listener.onRequest(question("roots/list", null), roots);
        }));

        var first = call(ANA, "{}");
        var second = retry(ANA, first, "{\"question-2\":{\"roots\":[]},\"question-1\":{\"action\":7}}");
        var third = retry(ANA, second, "{\"question-1\":" + ACCEPT + ",\"other\":1}");

        assertThat(questions(first).members()).hasSize(2);
        assertThat(questions(first).object("question-2")).hasToString("{\"method\":\"roots/list\"}");
        assertThat(questions(second).members())
                .extracting(JsonObject.Member::name)
                .containsExactly("question-1");
        assertThat(roots.given).containsExactly("{\"roots\":[]}");
        assertThat(third.object().has("content")).isTrue();
    }

    @Test
    void keepsTheServersOwnNamesOfItsQuestions() {
        var named = "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"roots/list\"}";
        old.behaving((request, listener) -> atOnce(() -> {
            listener.onRequest((Message.Request) message(named.formatted("client_roots")), new FakeAnswer());
            listener.onRequest((Message.Request) message(named.formatted("no name!")), new FakeAnswer());
        }));

        assertThat(questions(call(ANA, "{}")).members())
                .extracting(JsonObject.Member::name)
                .containsExactly("client_roots", "question-2");
    }

    @Test
    void takesEachAnswerOnceAndOnlyFromWhoWasAsked() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        var first = call(ANA, "{\"file\":\"a\"}");
        var state = state(first);

        assertThat(send(BOB, "{\"file\":\"a\"}", state, "{}").failure().code()).isEqualTo(-32602);
        assertThat(send(ANA, "{\"file\":\"b\"}", state, "{}").failure().message())
                .contains("no longer waits");
        assertThat(send(ANA, "{\"file\":\"a\"}", state + "A", "{}").failure().code())
                .isEqualTo(-32602);
        assertThat(answer.given).isEmpty();

        var right = send(ANA, "{\"file\":\"a\"}", state, "{\"question-1\":" + ACCEPT + "}");
        var replayed = send(ANA, "{\"file\":\"a\"}", state, "{\"question-1\":" + ACCEPT + "}");

        assertThat(right.object().has("content")).isTrue();
        assertThat(replayed.failure().message()).contains("no longer waits");
        assertThat(old.asked).hasSize(1);
    }

    @Test
    void aStateIsOfNoUseAtAnotherEndpoint() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        var first = call(ANA, "{}");

        var elsewhere = gateway.modern(
                new EndpointId.Server(new ServerName("old")),
                ANA,
                ABLE,
                "tools/call",
                "{\"name\":\"delete\",\"arguments\":{},\"requestState\":\"" + state(first) + "\"}");

        assertThat(elsewhere.failure().message()).startsWith("requestState: unknown");
    }

    @Test
    void asksTheRulesAgainBeforeItGoesOn() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        var first = call(ANA, "{}");
        gateway.deny("ana delete");

        var second = send(ANA, "{}", state(first), "{\"question-1\":" + ACCEPT + "}");

        assertThat(second.failure()).isEqualTo(JsonRpcError.of(-32602, "unknown tool: old__delete"));
        assertThat(answer.given).isEmpty();
    }

    @Test
    void keepsTheEndOfACallThatDidNotWaitForTheAnswer() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        var first = call(ANA, "{}");
        listening.get().onFailure(new UpstreamFailure(UpstreamFailure.Kind.TIMEOUT, "test"));

        var second = send(ANA, "{}", state(first), "{\"question-1\":" + ACCEPT + "}");

        assertThat(second.failure().message()).contains("did not answer in time");
        assertThat(answer.given).isEmpty();
        assertThat(gateway.parked.count()).isZero();
    }

    @Test
    void keepsNoLargeResultForAClientThatIsAway() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        var first = call(ANA, "{}");
        listening.get().onResult(Slice.trusted("{\"content\":[],\"x\":\"" + "x".repeat(2 << 20) + "\"}"));

        var second = send(ANA, "{}", state(first), "{\"question-1\":" + ACCEPT + "}");

        assertThat(second.failure().message()).contains("over the size limit");
    }

    @Test
    void carriesProgressUnderTheTokenOfTheRequestThatWaitsNow() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        var first = call(ANA, "{}", ",\"_meta\":{\"progressToken\":\"one\"}");
        listening.get().onNotification(progress("\"one\""));
        old.behaving((request, listener) -> {});
        var second = send(ANA, "{}", state(first), "{}", ",\"_meta\":{\"progressToken\":2}");

        assertThat(first.sent).isEmpty();
        assertThat(second.object().has("inputRequests")).isTrue();
        var third = sendWithoutWaiting(
                "{}", state(second), "{\"question-1\":" + ACCEPT + "}", ",\"_meta\":{\"progressToken\":3}");
        assertThat(third.object().has("content")).isTrue();
    }

    @Test
    void cancelsAtTheServerWhenTheClientLeavesInALaterRound() {
        var silent = new FakeAnswer();
        old.behaving((request, listener) -> {
            listening.set(listener);
            listener.onRequest(question("elicitation/create", "{\"message\":\"Sure?\"}"), silent);
        });
        var first = call(ANA, "{}");
        var second = sendWithoutWaiting("{}", state(first), "{\"question-1\":" + ACCEPT + "}", "");

        listening.get().onNotification(progress("1"));
        second.cancel();

        assertThat(old.cancelled).isEqualTo(1);
        assertThat(gateway.parked.count()).isZero();
    }

    @Test
    void parksNoMoreCallsThanItMay() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        call(ANA, "{}");
        call(ANA, "{}");

        var third = call(ANA, "{}");
        var others = call(BOB, "{}");

        assertThat(third.failure().message()).startsWith("too many calls wait");
        await().untilAsserted(() -> assertThat(old.cancelled).isEqualTo(1));
        assertThat(others.object().has("inputRequests")).isTrue();
        assertThat(gateway.parked.count()).isEqualTo(3);
    }

    @Test
    void givesUpParkedCallsAtTheServerWhenTheirCallerIsRevoked() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        var first = call(ANA, "{}");

        gateway.agents(GatewayFixture.agent(BOB, "key"));

        assertThat(old.cancelled).isEqualTo(1);
        assertThat(answer.given).containsExactly("error -32603");
        assertThat(send(ANA, "{}", state(first), "{}").failure().message()).contains("no longer waits");
    }

    @Test
    void givesUpParkedCallsAtTheServerWhenNobodyComesBack() {
        var impatient = new GatewayFixture(VERTX, 100, new FakeBridgeConfig(Duration.ofMillis(50)), old);
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");

        var first = impatient.modern(ALL, ANA, ABLE, "tools/call", "{\"name\":\"old__delete\",\"arguments\":{}}");

        await().untilAsserted(() -> assertThat(first.isOver()).isTrue());
        await().untilAsserted(() -> assertThat(old.cancelled).isEqualTo(1));
        assertThat(impatient.parked.expired()).isEqualTo(1);
        assertThat(impatient.parked.count()).isZero();
        assertThat(answer.given).containsExactly("error -32603");
    }

    @Test
    void namesTheCapabilityWhenTheServerFailsWithoutTheAnswerItNeeds() {
        var refused = new FakeAnswer();
        old.behaving((request, listener) -> {
            listener.onRequest(question("sampling/createMessage", "{}"), refused);
            listener.onResult(Slice.trusted("{\"content\":[],\"isError\":true}"));
        });

        var reply = gateway.modern(ALL, ANA, "{\"elicitation\":{}}", "tools/call", "{\"name\":\"old__delete\"}");

        assertThat(refused.given).containsExactly("error -32601");
        assertThat(reply.failure().code()).isEqualTo(-32021);
        assertThat(reply.failure().data()).hasToString("{\"requiredCapabilities\":{\"sampling\":{}}}");
    }

    @Test
    void takesTheResultOfAServerThatDoesWithoutTheAnswer() {
        old.behaving((request, listener) -> {
            listener.onRequest(question("sampling/createMessage", "{}"), new FakeAnswer());
            listener.onResult(Slice.trusted(DONE));
        });

        var reply = gateway.modern(ALL, ANA, "{}", "tools/call", "{\"name\":\"old__delete\"}");

        assertThat(reply.object().has("content")).isTrue();
    }

    @Test
    void asksForThePageThatALegacyServerDemandsAndCallsAgain() {
        old.behaving((request, listener) -> listener.onError(new JsonRpcError(
                -32042,
                "sign in",
                Slice.trusted("{\"elicitations\":[{\"mode\":\"url\",\"elicitationId\":\"e\","
                        + "\"url\":\"https://a.example/\",\"message\":\"Sign in\"}]}"))));
        var first = call(ANA, "{}");
        old.answering(DONE);

        var second = send(ANA, "{}", state(first), "{\"url1\":{\"action\":\"accept\"}}");

        assertThat(questions(first).slice().text())
                .isEqualTo("{\"url1\":{\"method\":\"elicitation/create\",\"params\":{\"mode\":\"url\","
                        + "\"message\":\"[old] Sign in\",\"url\":\"https://a.example/\"}}}");
        assertThat(second.object().has("content")).isTrue();
        assertThat(old.lastAsked().params().slice().text()).isEqualTo("{\"name\":\"delete\",\"arguments\":{}}");
    }

    @Test
    void waitsForTheTaskThatALegacyServerInsistsOn() {
        old.behaving((request, listener) -> {
            listening.set(listener);
            if (request.method().equals("tools/call")) {
                listener.onResult(Slice.trusted("{\"task\":{\"taskId\":\"t-1\",\"status\":\"working\"}}"));
            } else {
                listener.onRequest(question("elicitation/create", "{\"message\":\"Sure?\"}"), answer);
            }
        });

        var first = gateway.modern(ALL, ANA, ABLE, "tools/call", "{\"name\":\"old__long\",\"arguments\":{}}");
        await().untilAsserted(() -> assertThat(first.isOver()).isTrue());
        var second = gateway.modern(
                ALL,
                ANA,
                ABLE,
                "tools/call",
                "{\"name\":\"old__long\",\"arguments\":{},\"requestState\":\"" + state(first)
                        + "\",\"inputResponses\":{\"question-1\":" + ACCEPT + "}}");

        assertThat(old.asked.getFirst().params().slice().text())
                .isEqualTo("{\"name\":\"long\",\"arguments\":{},\"task\":{}}");
        assertThat(old.lastAsked().method()).isEqualTo("tasks/result");
        assertThat(old.lastAsked().params()).hasToString("{\"taskId\":\"t-1\"}");
        assertThat(second.object().has("content")).isTrue();
        assertThat(old.asked).hasSize(2);
    }

    @Test
    void bridgesQuestionsInTheCourseOfAPromptToo() {
        serverAsks("elicitation/create", "{\"message\":\"Sure?\"}");
        var first = gateway.modern(ALL, ANA, ABLE, "prompts/get", "{\"name\":\"old__greet\"}");
        await().untilAsserted(() -> assertThat(first.isOver()).isTrue());

        var second = gateway.modern(
                ALL,
                ANA,
                ABLE,
                "prompts/get",
                "{\"name\":\"old__greet\",\"requestState\":\"" + state(first) + "\",\"inputResponses\":{\"question-1\":"
                        + ACCEPT + "}}");

        assertThat(second.object().has("content")).isTrue();
    }

    /** In one turn of the event loop, as messages of one chunk arrive. */
    private static void atOnce(Runnable action) {
        VERTX.runOnContext(turn -> action.run());
    }

    private void serverAsks(String method, String params) {
        old.behaving((request, listener) -> {
            listening.set(listener);
            listener.onRequest(question(method, params), answer);
        });
    }

    private RecordedReply call(Caller caller, String arguments) {
        return call(caller, arguments, "");
    }

    private RecordedReply call(Caller caller, String arguments, String more) {
        var reply = gateway.modern(
                ALL, caller, ABLE, "tools/call", "{\"name\":\"old__delete\",\"arguments\":" + arguments + more + "}");
        await().untilAsserted(() -> assertThat(reply.isOver()).isTrue());
        return reply;
    }

    private RecordedReply retry(Caller caller, RecordedReply before, String responses) {
        return send(caller, "{}", state(before), responses);
    }

    private RecordedReply send(Caller caller, String arguments, String state, String responses) {
        return send(caller, arguments, state, responses, "");
    }

    private RecordedReply send(Caller caller, String arguments, String state, String responses, String more) {
        return call(caller, arguments, ",\"requestState\":\"" + state + "\",\"inputResponses\":" + responses + more);
    }

    private RecordedReply sendWithoutWaiting(String arguments, String state, String responses, String more) {
        return gateway.modern(
                ALL,
                ANA,
                ABLE,
                "tools/call",
                "{\"name\":\"old__delete\",\"arguments\":" + arguments + ",\"requestState\":\"" + state
                        + "\",\"inputResponses\":" + responses + more + "}");
    }

    private static JsonObject questions(RecordedReply reply) {
        assertThat(reply.object().string("resultType")).isEqualTo("input_required");
        return Objects.requireNonNull(reply.object().object("inputRequests"));
    }

    private static String state(RecordedReply reply) {
        return Objects.requireNonNull(reply.object().string("requestState"));
    }

    private static Message.Notification progress(String token) {
        return (Message.Notification) message("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                + "{\"progressToken\":" + token + ",\"progress\":1}}");
    }

    private static Message.Request question(String method, @Nullable String params) {
        return (Message.Request) message("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\""
                + (params == null ? "" : ",\"params\":" + params) + "}");
    }

    private static Message message(String json) {
        try {
            return new MessageReader(JsonLimits.DEFAULT).read(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedMessage e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
