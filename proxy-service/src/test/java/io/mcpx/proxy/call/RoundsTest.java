// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import static io.mcpx.proxy.call.GatewayFixture.ALL;
import static io.mcpx.proxy.call.GatewayFixture.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallRecord;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Legacy clients at a modern server that needs input, or makes a task of a call. */
class RoundsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String DONE = "{\"resultType\":\"complete\",\"content\":[],\"n\":1.10}";
    private static final String ASKS = "{\"resultType\":\"input_required\",\"requestState\":\"s\\u00e9cret\","
            + "\"inputRequests\":{\"a\":{\"method\":\"elicitation/create\","
            + "\"params\":{\"mode\":\"form\",\"message\":\"Sure?\",\"x\":1.0}}}}";

    private final FakeUpstream fresh = new FakeUpstream("fresh", Revision.V2026_07_28).tool("search");
    private final GatewayFixture gateway = new GatewayFixture(VERTX, 100, fresh);
    private final FakeSession session =
            new FakeSession("s", ALL, ANA, "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"tasks\":{}}");

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void asksTheClientAndCallsAgainWithItsAnswersAndTheExactState() {
        answers(ASKS, DONE);

        var reply = call();

        assertThat(session.questions)
                .containsExactly("elicitation/create {\"mode\":\"form\",\"message\":\"[fresh] Sure?\",\"x\":1.0}");
        assertThat(fresh.asked).hasSize(2);
        assertThat(fresh.lastAsked().params().slice().text())
                .isEqualTo("{\"name\":\"search\",\"arguments\":{\"k\":1.10},"
                        + "\"inputResponses\":{\"a\":{\"action\":\"accept\"}},\"requestState\":\"sécret\"}");
        assertThat(reply.object().slice().text()).isEqualTo(DONE);
        assertThat(gateway.records).extracting(CallRecord::outcome).containsExactly(Outcome.OK);
    }

    @Test
    void declaresWhatTheSessionDeclaredAndThatTheGatewayWaitsForTasks() {
        answers(DONE);

        call();

        assertThat(fresh.lastAsked().client().capabilities().text())
                .isEqualTo("{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},"
                        + "\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}");
    }

    @Test
    void comesAgainWithTheStateAloneWhenTheServerOnlySaysLater() {
        answers("{\"resultType\":\"input_required\",\"requestState\":\"later\"}", DONE);

        var reply = call();

        await().untilAsserted(() -> assertThat(reply.isOver()).isTrue());
        assertThat(session.questions).isEmpty();
        assertThat(fresh.lastAsked().params().slice().text())
                .isEqualTo("{\"name\":\"search\",\"arguments\":{\"k\":1.10},\"requestState\":\"later\"}");
    }

    @Test
    void givesNoStateBackWhereNoneWasGiven() {
        answers(ASKS.replace("\"requestState\":\"s\\u00e9cret\",", ""), DONE);

        call();

        assertThat(fresh.lastAsked().params().has("requestState")).isFalse();
    }

    @Test
    void givesAUrlElicitationTheIdThatLegacyClientsWant() {
        answers(ASKS.replace("\"mode\":\"form\"", "\"mode\":\"url\",\"url\":\"https://a.example/\""), DONE);

        call();

        assertThat(session.questions).singleElement().asString().contains("\"elicitationId\":\"");
    }

    @Test
    void neverAsksWhatTheClientDoesNotDeclare() {
        answers(ASKS.replace("elicitation/create", "roots/list"));

        var reply = call();

        assertThat(session.questions).isEmpty();
        assertThat(reply.failure().message()).contains("roots/list", "does not declare");
        assertThat(fresh.asked).hasSize(1);
    }

    @Test
    void endsAServerThatNeverStopsAsking() {
        answers(ASKS, ASKS, ASKS, ASKS, ASKS, ASKS);

        assertThat(call().failure().message()).contains("asked more than 4 times");
        assertThat(fresh.asked).hasSize(5);
    }

    @Test
    void refusesWhatIsNoResultOfTheEra() {
        answers("{\"resultType\":\"input_required\"}");
        assertThat(call().failure().message()).contains("broke the protocol");

        answers("{\"resultType\":\"input_required\",\"inputRequests\":{\"a\":7}}");
        assertThat(call().failure().message()).contains("broke the protocol");

        answers("{\"resultType\":\"surprise\"}");
        assertThat(call().failure().message()).contains("broke the protocol");
    }

    @Test
    void passesErrorsOfAnyRoundOn() {
        var steps = List.of(ASKS).iterator();
        fresh.behaving((request, listener) -> {
            if (steps.hasNext()) {
                listener.onResult(Slice.trusted(steps.next()));
            } else {
                listener.onError(JsonRpcError.of(-32000, "no"));
            }
        });

        assertThat(call().failure()).isEqualTo(JsonRpcError.of(-32000, "no"));
    }

    @Test
    void cancelsTheRoundThatIsUnderWay() {
        var steps = List.of(ASKS).iterator();
        fresh.behaving((request, listener) -> {
            if (steps.hasNext()) {
                listener.onResult(Slice.trusted(steps.next()));
            }
        });

        call().cancel();

        assertThat(fresh.asked).hasSize(2);
        assertThat(fresh.cancelled).isPositive();
    }

    @Test
    void waitsForATaskAndPutsItsQuestionsToTheClient() {
        answers(
                "{\"resultType\":\"task\",\"taskId\":\"t-1\",\"status\":\"working\",\"pollIntervalMs\":1}",
                task("working", ""),
                task(
                        "input_required",
                        ",\"inputRequests\":{\"q\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"Sure?\"}}}"),
                "{\"resultType\":\"complete\"}",
                task("completed", ",\"result\":" + DONE));

        var reply = call();

        await().untilAsserted(() -> assertThat(reply.isOver()).isTrue());
        assertThat(reply.object().slice().text()).isEqualTo(DONE);
        assertThat(session.questions).hasSize(1);
        assertThat(fresh.asked.stream().map(asked -> asked.method()))
                .containsExactly("tools/call", "tasks/get", "tasks/get", "tasks/update", "tasks/get");
        assertThat(fresh.asked.get(3).params().slice().text())
                .isEqualTo("{\"taskId\":\"t-1\",\"inputResponses\":{\"q\":{\"action\":\"accept\"}}}");
    }

    @Test
    void tellsHowATaskFailed() {
        answers(
                "{\"resultType\":\"task\",\"taskId\":\"t-1\",\"status\":\"working\",\"pollIntervalMs\":1}",
                task("failed", ",\"error\":{\"code\":-32050,\"message\":\"broke down\"}"));

        var reply = call();

        await().untilAsserted(() -> assertThat(reply.isOver()).isTrue());
        assertThat(reply.failure()).isEqualTo(JsonRpcError.of(-32050, "broke down"));
    }

    @Test
    void cancelsTheTaskWhenTheClientGivesTheCallUp() {
        fresh.behaving((request, listener) -> {
            if (request.method().equals("tools/call")) {
                listener.onResult(Slice.trusted("{\"resultType\":\"task\",\"taskId\":\"t-1\",\"status\":\"working\"}"));
            }
        });

        call().cancel();

        assertThat(fresh.lastAsked().method()).isEqualTo("tasks/cancel");
    }

    @Test
    void outlivesAMomentWithoutTheServerWhileATaskRuns() {
        var polls = List.of(true, false).iterator();
        fresh.behaving((request, listener) -> {
            if (request.method().equals("tools/call")) {
                listener.onResult(Slice.trusted(
                        "{\"resultType\":\"task\",\"taskId\":\"t-1\",\"status\":\"working\",\"pollIntervalMs\":1}"));
            } else if (polls.next()) {
                listener.onFailure(new UpstreamFailure(UpstreamFailure.Kind.UNAVAILABLE, "test"));
            } else {
                listener.onResult(Slice.trusted(task("completed", ",\"result\":" + DONE)));
            }
        });

        var reply = call();

        await().untilAsserted(() -> assertThat(reply.isOver()).isTrue());
        assertThat(reply.object().slice().text()).isEqualTo(DONE);
    }

    private RecordedReply call() {
        return gateway.legacy(session, "tools/call", "{\"name\":\"fresh__search\",\"arguments\":{\"k\":1.10}}");
    }

    private void answers(String... results) {
        Iterator<String> steps = List.of(results).iterator();
        fresh.behaving((request, listener) -> listener.onResult(Slice.trusted(steps.next())));
    }

    private static String task(String status, String more) {
        return "{\"resultType\":\"complete\",\"taskId\":\"t-1\",\"status\":\"" + status + "\",\"pollIntervalMs\":1"
                + more + "}";
    }
}
