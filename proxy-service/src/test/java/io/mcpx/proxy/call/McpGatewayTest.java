// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import static io.mcpx.proxy.call.GatewayFixture.ALL;
import static io.mcpx.proxy.call.GatewayFixture.ANA;
import static io.mcpx.proxy.call.GatewayFixture.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonLimits;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class McpGatewayTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String TASKS = "{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}";
    private static final String DONE = "{\"content\":[],\"n\":12345678901234567890.123456789}";

    private final FakeUpstream old = new FakeUpstream("old", Revision.V2025_11_25)
            .tool("search")
            .tool("odd name", "{\"x\":1.10,\"name\":\"odd name\",\"inputSchema\":{\"type\":\"object\",\"big\":1e400}}")
            .prompt("greet")
            .resource("doc://a")
            .template("doc://t/{id}")
            .answering(DONE);
    private final FakeUpstream fresh = new FakeUpstream("fresh", Revision.V2026_07_28)
            .tool("search")
            .answering("{\"resultType\":\"complete\",\"content\":[]}");
    private final GatewayFixture gateway = new GatewayFixture(VERTX, 100, old, fresh);

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void listsTheToolsOfEveryServerInStableOrderUnderTheirPrefixes() {
        assertThat(names(gateway.legacy("tools/list", "{}")))
                .containsExactly("fresh__search", "old__odd_name", "old__search");
    }

    @Test
    void keepsEveryByteOfADefinitionButTheName() {
        assertThat(gateway.legacy("tools/list", "{}").object().slice().text())
                .contains(
                        "{\"x\":1.10,\"name\":\"old__odd_name\",\"inputSchema\":{\"type\":\"object\",\"big\":1e400}}");
    }

    @Test
    void showsBareNamesAtTheEndpointOfOneServer() {
        var reply = gateway.legacy(server("old"), ANA, "tools/list", "{}");

        assertThat(names(reply)).containsExactly("search", "odd name");
    }

    @Test
    void callsByNativeNameAndBringsTheResultBackByteForByte() {
        var reply = gateway.legacy("tools/call", "{ \"name\":\"old__search\", \"arguments\":{\"n\":1.10}, \"z\":[] }");

        assertThat(old.lastAsked().params().slice().text())
                .isEqualTo("{ \"name\":\"search\", \"arguments\":{\"n\":1.10}, \"z\":[] }");
        assertThat(reply.object().slice().text()).isEqualTo(DONE);
    }

    @Test
    void answersUnknownAndDeniedToolsAlike() {
        gateway.deny("ana search");

        var denied = gateway.legacy("tools/call", "{\"name\":\"old__search\"}").failure();
        var unknown =
                gateway.legacy("tools/call", "{\"name\":\"old__nothing\"}").failure();

        assertThat(denied).isEqualTo(JsonRpcError.of(-32602, "unknown tool: old__search"));
        assertThat(unknown).isEqualTo(JsonRpcError.of(-32602, "unknown tool: old__nothing"));
        assertThat(old.asked).isEmpty();
        assertThat(gateway.records).extracting(CallRecord::outcome).containsExactly(Outcome.DENIED, Outcome.INVALID);
    }

    @Test
    void callsExactlyWhatItLists() {
        gateway.deny("ana search");

        assertThat(names(gateway.legacy("tools/list", "{}"))).containsExactly("old__odd_name");
        assertThat(names(gateway.legacy(ALL, BOB, "tools/list", "{}"))).hasSize(3);
    }

    @Test
    void deniesPromptsResourcesAndCompletionsByTheSameRule() {
        gateway.deny("ana greet");
        gateway.deny("ana doc://a");
        gateway.deny("ana doc://t/1");

        assertThat(gateway.legacy("prompts/get", "{\"name\":\"old__greet\"}")
                        .failure()
                        .code())
                .isEqualTo(-32602);
        assertThat(gateway.legacy("resources/read", "{\"uri\":\"doc://a\"}")
                        .failure()
                        .code())
                .isEqualTo(-32002);
        assertThat(gateway.legacy("resources/read", "{\"uri\":\"doc://t/1\"}")
                        .failure()
                        .code())
                .isEqualTo(-32002);
        assertThat(gateway.legacy("resources/subscribe", "{\"uri\":\"doc://a\"}")
                        .failure()
                        .code())
                .isEqualTo(-32002);
        assertThat(gateway.legacy(
                                "completion/complete",
                                "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"old__greet\"},\"argument\":{}}")
                        .failure()
                        .code())
                .isEqualTo(-32602);
        assertThat(old.asked).isEmpty();
        assertThat(old.subscribed).isEmpty();
    }

    @Test
    void leadsThroughPagesWithCursorsThatOnlyTheSameCallerCanUse() {
        var small = new GatewayFixture(VERTX, 2, old, fresh);

        var first = small.legacy("tools/list", "{}");
        var cursor = first.object().string("nextCursor");
        var second = small.legacy("tools/list", "{\"cursor\":\"" + cursor + "\"}");

        assertThat(names(first)).containsExactly("fresh__search", "old__odd_name");
        assertThat(names(second)).containsExactly("old__search");
        assertThat(second.object().has("nextCursor")).isFalse();
        assertThat(small.legacy(ALL, BOB, "tools/list", "{\"cursor\":\"" + cursor + "\"}")
                        .failure()
                        .code())
                .isEqualTo(-32602);
        assertThat(small.legacy(server("old"), ANA, "tools/list", "{\"cursor\":\"" + cursor + "\"}")
                        .failure()
                        .code())
                .isEqualTo(-32602);
        assertThat(small.legacy("prompts/list", "{\"cursor\":\"" + cursor + "\"}")
                        .failure()
                        .code())
                .isEqualTo(-32602);
        assertThat(small.legacy("tools/list", "{\"cursor\":\"\"}").failure().code())
                .isEqualTo(-32602);
    }

    @Test
    void servesTheLastListOfAServerThatIsAwayAndSaysSo() {
        gateway.legacy("tools/list", "{}");
        old.away();
        gateway.events().changed(old);

        var list = gateway.legacy("tools/list", "{}");

        assertThat(names(list)).contains("old__search");
        assertThat(list.object().slice().text())
                .contains("\"_meta\":{\"io.mcpx/partial\":{\"stale\":[\"old\"],\"unread\":0}}");
    }

    @Test
    void givesModernClientsWhatTheirListsMustHave() {
        var list = gateway.modern("tools/list", "{}").object();

        assertThat(list.string("resultType")).isEqualTo("complete");
        assertThat(list.has("ttlMs")).isTrue();
        assertThat(list.string("cacheScope")).isEqualTo("private");
    }

    @Test
    void bridgesAPlainCallOfAModernClientToALegacyServer() {
        var reply = gateway.modern(
                "tools/call",
                "{\"name\":\"old__search\",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":{},\"progressToken\":5}}");

        assertThat(reply.object().slice().text())
                .isEqualTo("{\"content\":[],\"n\":12345678901234567890.123456789,\"resultType\":\"complete\"}");
        assertThat(old.lastAsked().params().slice().text())
                .isEqualTo("{\"name\":\"search\",\"_meta\":{\"progressToken\":5}}");
    }

    @Test
    void declaresAcrossErasOnlyWhatTheClientCanBeAsked() {
        gateway.modern(ALL, ANA, "{\"elicitation\":{},\"extensions\":{}}", "tools/call", "{\"name\":\"old__search\"}");
        assertThat(old.lastAsked().client().capabilities().text()).isEqualTo("{\"elicitation\":{}}");

        gateway.modern(ALL, ANA, "{\"elicitation\":{}}", "tools/call", "{\"name\":\"fresh__search\"}");
        assertThat(fresh.lastAsked().client().capabilities().text()).isEqualTo("{\"elicitation\":{}}");
    }

    @Test
    void relaysAQuestionOnlyToAClientThatDeclaredItAndNamesTheServer() {
        old.behaving((request, listener) -> {
            listener.onRequest(question(), answerInto(new ArrayList<>()));
            listener.onResult(Slice.trusted(DONE));
        });
        var able = new FakeSession("able", ALL, ANA, "{\"elicitation\":{}}");
        var unable = new FakeSession("unable", ALL, ANA, "{}");

        gateway.legacy(able, "tools/call", "{\"name\":\"old__search\"}");
        gateway.legacy(unable, "tools/call", "{\"name\":\"old__search\"}");

        assertThat(able.questions).containsExactly("elicitation/create {\"message\":\"[old] Sure?\",\"n\":1.10}");
        assertThat(unable.questions).isEmpty();
    }

    @Test
    void relaysAQuestionByteForByteWhereOnlyOneServerStands() {
        old.behaving((request, listener) -> listener.onRequest(question(), answerInto(new ArrayList<>())));
        var session = new FakeSession("s", server("old"), ANA, "{\"elicitation\":{}}");

        gateway.legacy(session, "tools/call", "{\"name\":\"search\"}");

        assertThat(session.questions).containsExactly("elicitation/create {\"message\":\"Sure?\",\"n\":1.10}");
    }

    @Test
    void servesEachClientInItsOwnEraWhereAServerSpeaksBoth() {
        var both = new FakeUpstream("both", Revision.V2026_07_28)
                .inBothEras()
                .tool("search")
                .answering(DONE);
        var with = new GatewayFixture(VERTX, 100, both);
        var session = new FakeSession("s", ALL, ANA, "{\"elicitation\":{}}");

        var reply = with.legacy(session, "tools/call", "{\"name\":\"both__search\"}");

        assertThat(reply.object().slice().text()).isEqualTo(DONE);
        assertThat(both.lastAsked().client().capabilities().text()).isEqualTo("{\"elicitation\":{}}");
    }

    @Test
    void sealsRequestStateForTheCallerAndTheToolItWasGivenFor() {
        fresh.behaving((request, listener) -> listener.onResult(
                request.params().has("requestState")
                        ? Slice.trusted("{\"resultType\":\"complete\",\"content\":[]}")
                        : Slice.trusted("{\"resultType\":\"input_required\",\"requestState\":\"secret\"}")));

        var state = gateway.modern("tools/call", "{\"name\":\"fresh__search\"}")
                .object()
                .string("requestState");
        var retry = "{\"name\":\"fresh__search\",\"inputResponses\":{},\"requestState\":\"" + state + "\"}";

        assertThat(state).isNotEqualTo("secret");
        assertThat(gateway.modern(ALL, BOB, "{}", "tools/call", retry).failure().message())
                .contains("requestState");
        assertThat(gateway.modern(
                                "tools/call",
                                retry.replace("Response", "Answer").replace(state, state + "A"))
                        .failure()
                        .code())
                .isEqualTo(-32602);
        gateway.modern("tools/call", retry);
        assertThat(fresh.lastAsked().params().string("requestState")).isEqualTo("secret");
    }

    @Test
    void sealsTaskIdsForTheCallerAndEndpointAndAsksTheRulesAgain() {
        fresh.answering("{\"resultType\":\"task\",\"taskId\":\"t-1\",\"status\":\"working\"}");
        var id = gateway.modern("tools/call", "{\"name\":\"fresh__search\"}")
                .object()
                .string("taskId");
        var use = "{\"taskId\":\"" + id + "\"}";

        var got = gateway.modern(ALL, ANA, TASKS, "tasks/get", use);

        assertThat(fresh.lastAsked().params().string("taskId")).isEqualTo("t-1");
        assertThat(got.object().string("taskId")).isEqualTo(id);
        assertThat(gateway.modern(ALL, BOB, TASKS, "tasks/get", use).failure().code())
                .isEqualTo(-32602);
        assertThat(gateway.modern(server("fresh"), ANA, TASKS, "tasks/cancel", use)
                        .failure()
                        .code())
                .isEqualTo(-32602);
        assertThat(gateway.modern(ALL, ANA, TASKS, "tasks/get", "{\"taskId\":\"t-1\"}")
                        .failure()
                        .code())
                .isEqualTo(-32602);
        gateway.deny("ana search");
        assertThat(gateway.modern(ALL, ANA, TASKS, "tasks/get", use).failure()).isEqualTo(ClientErrors.unknownTask());
    }

    @Test
    void refusesTaskMethodsOfClientsThatDoNotDeclareTheExtension() {
        var error = gateway.modern("tasks/get", "{\"taskId\":\"any\"}").failure();

        assertThat(error.code()).isEqualTo(-32021);
        assertThat(error.data())
                .extracting(Slice::text)
                .isEqualTo("{\"requiredCapabilities\":{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}}");
    }

    @Test
    void namesTasksToALegacyClientOnlyByItsOwnHandles() {
        var session = new FakeSession("s", ALL, ANA, "{\"elicitation\":{}}");
        gateway.opened(session);
        old.answering("{\"task\":{\"taskId\":\"t-1\",\"status\":\"working\"}}");
        var created = gateway.legacy(session, "tools/call", "{\"name\":\"old__search\",\"task\":{}}");
        var handle = Objects.requireNonNull(created.object().object("task")).string("taskId");

        gateway.events().unsolicited(old, "s", taskStatus("t-1"));
        gateway.events().unsolicited(old, "s", taskStatus("of somebody else"));
        old.behaving((request, listener) -> listener.onNotification(notification(
                "notifications/progress",
                "{\"progressToken\":1,\"_meta\":{\"io.modelcontextprotocol/related-task\":{\"taskId\":\"t-1\"}}}")));
        var later = gateway.legacy(session, "tools/call", "{\"name\":\"old__search\"}");

        assertThat(session.told)
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tasks/status\",\"params\":{\"taskId\":\""
                                + handle + "\",\"n\":1.10}}");
        assertThat(later.sent).singleElement().asString().contains(handle).doesNotContain("t-1");
    }

    private static Message.Notification taskStatus(String id) {
        return notification("notifications/tasks/status", "{\"taskId\":\"" + id + "\",\"n\":1.10}");
    }

    @Test
    void checksParamHeadersOfModernClients() {
        fresh.tool(
                "routed",
                "{\"name\":\"routed\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}}}");
        gateway.headers.put("Mcp-Param-Region", "eu");
        var good = gateway.modern("tools/call", "{\"name\":\"fresh__routed\",\"arguments\":{\"region\":\"eu\"}}");
        var bad = gateway.modern("tools/call", "{\"name\":\"fresh__routed\",\"arguments\":{\"region\":\"us\"}}");

        assertThat(good.object().string("resultType")).isEqualTo("complete");
        assertThat(bad.failure().code()).isEqualTo(-32020);
        assertThat(fresh.asked).hasSize(1);
    }

    @Test
    void hidesADisabledToolAndKeepsItsChild() {
        var child = new ToolCustomisation.Child(
                "search_docs",
                new ToolCustomisation(
                        null, null, Map.of("scope", Slice.trusted("\"docs\"")), Set.of(), Map.of(), List.of()));
        var custom = new ToolCustomisation(null, null, Map.of(), Set.of(), Map.of(), List.of(child));
        var wiki = new FakeUpstream(
                        FakeUpstream.spec("wiki", Set.of("search"), Map.of("search", custom)), Revision.V2025_11_25)
                .tool("search")
                .answering(DONE);
        var with = new GatewayFixture(VERTX, 100, wiki);

        assertThat(names(with.legacy("tools/list", "{}"))).containsExactly("wiki__search_docs");
        with.legacy("tools/call", "{\"name\":\"wiki__search_docs\",\"arguments\":{\"q\":1}}");
        assertThat(wiki.lastAsked().params().slice().text())
                .isEqualTo("{\"name\":\"search\",\"arguments\":{\"q\":1,\"scope\":\"docs\"}}");
        assertThat(with.legacy("tools/call", "{\"name\":\"wiki__search\"}")
                        .failure()
                        .message())
                .isEqualTo("unknown tool: wiki__search");
        assertThat(with.legacy("tools/call", "{\"name\":\"wiki__search_docs\",\"arguments\":{\"scope\":\"all\"}}")
                        .failure()
                        .message())
                .contains("arguments.scope");
    }

    @Test
    void readsListedResourcesTemplatesAndWhatOnlyOneServerCanHave() {
        gateway.legacy("resources/read", "{\"uri\":\"doc://a\"}");
        gateway.legacy("resources/read", "{\"uri\":\"doc://t/9\"}");
        assertThat(old.asked).hasSize(2);

        assertThat(gateway.legacy("resources/read", "{\"uri\":\"doc://nowhere\"}")
                        .failure()
                        .code())
                .isEqualTo(-32002);
        assertThat(gateway.modern("resources/read", "{\"uri\":\"doc://nowhere\"}")
                        .failure())
                .satisfies(error -> assertThat(error.code()).isEqualTo(-32602))
                .satisfies(error -> assertThat(error.data()).hasToString("{\"uri\":\"doc://nowhere\"}"));
        gateway.legacy(server("old"), ANA, "resources/read", "{\"uri\":\"doc://unlisted\"}");
        assertThat(old.lastAsked().params().string("uri")).isEqualTo("doc://unlisted");
    }

    @Test
    void letsNeitherServerPoseAsTheOtherOverOneResourceUri() {
        var a = new FakeUpstream("a", Revision.V2025_11_25)
                .resource("doc://x")
                .resource("ui://app")
                .answering("{\"contents\":[{\"uri\":\"ui://app\",\"text\":\"a\"}]}");
        var b = new FakeUpstream("b", Revision.V2025_11_25).resource("doc://x").resource("ui://app");
        var both = new GatewayFixture(VERTX, 100, a, b);

        assertThat(both.legacy("resources/list", "{}").object().slice().text())
                .contains("ui://a--app", "ui://b--app")
                .doesNotContain("doc://x");
        assertThat(both.legacy("resources/read", "{\"uri\":\"doc://x\"}")
                        .failure()
                        .code())
                .isEqualTo(-32002);
        assertThat(both.legacy("resources/read", "{\"uri\":\"ui://a--app\"}")
                        .object()
                        .slice()
                        .text())
                .contains("\"uri\":\"ui://a--app\"");
        assertThat(a.lastAsked().params().string("uri")).isEqualTo("ui://app");
    }

    @Test
    void routesCompletionsAndAnswersEmptyForServersWithout() {
        old.answering("{\"completion\":{\"values\":[\"x\"]}}");
        var complete =
                "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"old__greet\"},\"argument\":{\"name\":\"a\",\"value\":\"b\"}}";

        assertThat(gateway.legacy("completion/complete", complete)
                        .object()
                        .slice()
                        .text())
                .contains("\"x\"");
        assertThat(old.lastAsked().params().slice().text()).contains("\"name\":\"greet\"");
        old.capabilities("{\"tools\":{},\"prompts\":{}}");
        gateway.events().changed(old);
        assertThat(gateway.legacy("completion/complete", complete)
                        .object()
                        .slice()
                        .text())
                .isEqualTo("{\"completion\":{\"values\":[]}}");
    }

    @Test
    void namesTheReasonButNoDetailWhenAServerFails() {
        old.behaving((request, listener) ->
                listener.onFailure(new UpstreamFailure(UpstreamFailure.Kind.TIMEOUT, "http://10.1.2.3 token=abc")));

        var error = gateway.legacy("tools/call", "{\"name\":\"old__search\"}").failure();

        assertThat(error.message()).isEqualTo("server 'old' did not answer in time");
        assertThat(error.data()).hasToString("{\"reason\":\"upstream_timeout\",\"server\":\"old\"}");
        assertThat(gateway.records).last().extracting(CallRecord::outcome).isEqualTo(Outcome.UPSTREAM_FAILED);
    }

    @Test
    void passesACancelOnAndRecordsIt() {
        old.behaving((request, listener) -> {});
        var reply = gateway.legacy("tools/call", "{\"name\":\"old__search\"}");

        reply.cancel();

        assertThat(old.cancelled).isEqualTo(1);
        assertThat(gateway.records).last().extracting(CallRecord::outcome).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void stopsReadingForASlowClient() {
        var listeners = new ArrayList<UpstreamListener>();
        old.behaving((request, listener) -> listeners.add(listener));
        var reply = gateway.legacy("tools/call", "{\"name\":\"old__search\"}");
        reply.full = true;

        listeners
                .getFirst()
                .onNotification(notification("notifications/progress", "{\"progressToken\":1,\"progress\":1}"));

        assertThat(old.paused).isEqualTo(1);
        assertThat(reply.sent).hasSize(1);
    }

    @Test
    void letsLogMessagesOfACallThroughOnlyWhenAModernClientWantsThem() {
        old.behaving((request, listener) -> {
            listener.onNotification(notification("notifications/message", "{\"level\":\"info\",\"data\":1}"));
            listener.onResult(Slice.trusted(DONE));
        });

        assertThat(gateway.modern("tools/call", "{\"name\":\"old__search\"}").sent)
                .isEmpty();
        assertThat(gateway.legacy("tools/call", "{\"name\":\"old__search\"}").sent)
                .hasSize(1);
    }

    @Test
    void tellsOnlySessionsWhoseViewChanged() {
        var ana = new FakeSession("ana", ALL, ANA, "{}");
        var bob = new FakeSession("bob", ALL, BOB, "{}");
        gateway.deny("bob extra");
        gateway.opened(ana);
        gateway.opened(bob);

        old.tool("extra");
        gateway.events().changed(old);

        await().untilAsserted(() -> assertThat(ana.told)
                .containsExactly("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}"));
        assertThat(bob.told).isEmpty();
    }

    @Test
    void tellsSessionsWhenARuleTakesAToolAway() {
        var ana = new FakeSession("ana", ALL, ANA, "{}");
        gateway.opened(ana);

        gateway.deny("ana search");

        await().untilAsserted(() -> assertThat(ana.told).hasSize(1));
    }

    @Test
    void acknowledgesAListenStreamFirstAndTagsWhatFollows() {
        var stream = gateway.modern(
                "subscriptions/listen",
                "{\"notifications\":{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"doc://a\",\"doc://nowhere\"]}}");
        old.tool("extra");
        gateway.events().changed(old);
        gateway.events().resourceUpdated(old, notification("notifications/resources/updated", "{\"uri\":\"doc://a\"}"));

        assertThat(stream.sent.getFirst())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\",\"params\":"
                        + "{\"notifications\":{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"doc://a\"]},"
                        + "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":7}}}");
        await().untilAsserted(() -> assertThat(stream.sent).hasSize(3));
        assertThat(stream.sent.subList(1, 3))
                .allSatisfy(message -> assertThat(message).contains("\"io.modelcontextprotocol/subscriptionId\":7"));
        assertThat(old.subscribed).containsExactly("doc://a");
        stream.cancel();
        assertThat(old.subscribed).isEmpty();
    }

    @Test
    void endsStreamsAndSessionsOfAnAgentThatLostItsKey() {
        gateway.opened(new FakeSession("ana", ALL, ANA, "{}"));
        gateway.opened(new FakeSession("bob", ALL, BOB, "{}"));
        var ofAna = gateway.modern(ALL, ANA, "{}", "subscriptions/listen", "{\"notifications\":{}}");
        var ofBob = gateway.modern(ALL, BOB, "{}", "subscriptions/listen", "{\"notifications\":{}}");

        gateway.agents(GatewayFixture.agent(ANA, "another key"), GatewayFixture.agent(BOB, "key", "one more"));

        assertThat(old.forgotten).containsExactly("ana");
        assertThat(ofAna.object().string("resultType")).isEqualTo("complete");
        assertThat(ofBob.result).isNull();
    }

    @Test
    void endsStreamsWhenTheTokenThatOpenedThemExpires() {
        gateway.agents(GatewayFixture.agent(ANA, "key"), GatewayFixture.agent(BOB, "key"), GatewayFixture.expiring());
        var expired = GatewayFixture.until(ANA, Instant.now().minusSeconds(1));
        var lasting = GatewayFixture.until(BOB, Instant.now().plusSeconds(60));
        var sessionOfExpired = new FakeSession("ana", ALL, expired, "{}");
        var sessionOfLasting = new FakeSession("bob", ALL, lasting, "{}");
        gateway.opened(sessionOfExpired);
        gateway.opened(sessionOfLasting);
        var ofExpired = gateway.modern(ALL, expired, "{}", "subscriptions/listen", "{\"notifications\":{}}");
        var ofLasting = gateway.modern(ALL, lasting, "{}", "subscriptions/listen", "{\"notifications\":{}}");

        await().untilAsserted(() -> {
            assertThat(ofExpired.result).isNotNull();
            assertThat(sessionOfExpired.told).contains("suspended");
        });
        assertThat(ofExpired.object().string("resultType")).isEqualTo("complete");
        assertThat(old.forgotten).isEmpty();
        assertThat(ofLasting.result).isNull();
        assertThat(sessionOfLasting.told).isEmpty();
    }

    @Test
    void watchesAResourceForASessionUntilItEnds() {
        var session = new FakeSession("s", ALL, ANA, "{}");
        gateway.opened(session);
        gateway.legacy(session, "resources/subscribe", "{\"uri\":\"doc://a\"}");

        gateway.events()
                .resourceUpdated(
                        old, notification("notifications/resources/updated", "{\"uri\":\"doc://a\",\"x\":1.10}"));
        gateway.events()
                .resourceUpdated(fresh, notification("notifications/resources/updated", "{\"uri\":\"doc://a\"}"));

        assertThat(session.told).singleElement().asString().contains("\"x\":1.10");
        session.close();
        assertThat(old.subscribed).isEmpty();
        assertThat(old.forgotten).containsExactly("s");
    }

    @Test
    void remembersTheLogLevelOfASessionAndPassesItOn() {
        var session = new FakeSession("s", ALL, ANA, "{}");
        gateway.opened(session);

        gateway.legacy(session, "logging/setLevel", "{\"level\":\"warning\"}");
        gateway.legacy(session, "tools/call", "{\"name\":\"old__search\"}");

        assertThat(old.levels).containsExactly("warning for s");
        assertThat(old.lastAsked().client().logLevel()).isEqualTo("warning");
        assertThat(gateway.legacy(session, "logging/setLevel", "{\"level\":\"loud\"}")
                        .failure()
                        .message())
                .contains("'loud' (expected: one of debug, info");
    }

    @Test
    void introducesItselfWithTheUnionOfWhatStandsBehind() {
        var initialized = gateway.initialize(ALL);

        assertThat(initialized.string("protocolVersion")).isEqualTo("2025-11-25");
        assertThat(initialized.slice().text())
                .contains("{\"tools\":{\"listChanged\":true},\"prompts\":{\"listChanged\":true},"
                        + "\"resources\":{\"subscribe\":true,\"listChanged\":true},\"completions\":{},\"logging\":{}}");
        assertThat(initialized.string("instructions")).contains("## old", "Use old well.", "## fresh");
        assertThat(gateway.initialize(server("old")).string("instructions")).isEqualTo("Use old well.");
    }

    @Test
    void answersNothingItDoesNotAdvertise() {
        var bare = new GatewayFixture(
                VERTX,
                100,
                new FakeUpstream("t", Revision.V2026_07_28).tool("x").capabilities("{\"tools\":{}}"));

        assertThat(bare.modern("prompts/list", "{}").failure().code()).isEqualTo(-32601);
        assertThat(bare.modern("server/discover", "{}").object().object("capabilities"))
                .hasToString("{\"tools\":{\"listChanged\":true}}");
    }

    @Test
    void forwardsUnknownExtensionsOnlyToOneServerOfTheSameEraWithoutRestrictions() {
        assertThat(gateway.modern("vendor/thing", "{}").failure().code()).isEqualTo(-32601);
        assertThat(gateway.modern(server("old"), ANA, "{}", "vendor/thing", "{}")
                        .failure()
                        .code())
                .isEqualTo(-32601);
        assertThat(gateway.modern(server("fresh"), ANA, "{}", "vendor/thing", "{}")
                        .failure()
                        .code())
                .isEqualTo(-32601);
        assertThat(fresh.asked).isEmpty();
    }

    @Test
    void neverAsksAServerForTheTasksOfEverybody() {
        assertThat(gateway.legacy(server("old"), ANA, "tasks/list", "{}")
                        .failure()
                        .code())
                .isEqualTo(-32601);
        assertThat(old.asked).isEmpty();
    }

    @Test
    void refusesParametersOfTheWrongKindByName() {
        assertThat(gateway.legacy("tools/call", "{}").failure().message())
                .isEqualTo("name: missing (expected: a string)");
        assertThat(gateway.legacy("tools/call", "{\"name\":5}").failure().message())
                .isEqualTo("name: not a string (expected: a string)");
        assertThat(gateway.legacy("tools/call", "{\"name\":\"old__search\",\"arguments\":[]}")
                        .failure()
                        .message())
                .startsWith("arguments: not an object");
    }

    private static EndpointId server(String name) {
        return new EndpointId.Server(new ServerName(name));
    }

    private static List<String> names(RecordedReply reply) {
        return reply.object().array("tools").stream()
                .map(tool -> String.valueOf(tool.asObject().string("name")))
                .toList();
    }

    private static Message.Request question() {
        return (Message.Request)
                message(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"elicitation/create\",\"params\":{\"message\":\"Sure?\",\"n\":1.10}}");
    }

    private static Message.Notification notification(String method, String params) {
        return (Message.Notification)
                message("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private static Message message(String json) {
        try {
            return new MessageReader(JsonLimits.DEFAULT).read(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedMessage e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static UpstreamListener.Answer answerInto(List<JsonRpcError> errors) {
        return new UpstreamListener.Answer() {
            @Override
            public void result(Slice result) {}

            @Override
            public void error(JsonRpcError error) {
                errors.add(error);
            }
        };
    }
}
