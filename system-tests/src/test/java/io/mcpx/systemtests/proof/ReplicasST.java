// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.examples.Recorder;
import io.mcpx.systemtests.harness.RunningGateway;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two replicas behind a load balancer without affinity, as clients see them; in the end one of them is killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasST {

    private static final String ENDPOINT = "/mcp/gateway/one";
    private static final String ECHO = "{\"name\":\"legacy__echo\",\"arguments\":{\"text\":\"x\"}}";
    private static final String FORWARDED = "mcpx_peer_forwarded_total";
    private static final String PARKED = "{\"message\":\"only once\"}";
    private static final String ASKS = "legacy__test_elicitation";
    private static final int CLIENTS = 6;
    private static final int CALLS = 60;

    private final ReplicatedWorld world = new ReplicatedWorld("replicas");

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    @Order(1)
    void aLegacyClientNoticesNothing() {
        try (var client = world.legacyClient(ENDPOINT)) {
            for (int i = 0; i < 10; i++) {
                assertThat(client.call("legacy__echo", "{\"text\":\"x\"}")).contains("text");
            }
            assertThat(client.toolNames())
                    .contains("legacy__echo", "modern__echo")
                    .doesNotHaveDuplicates();
        }

        assertThat(forwarded(world.first, "answered") + forwarded(world.second, "answered"))
                .isPositive();
        assertThat(ReplicatedWorld.metric(world.first, "mcpx_sessions_adopted_total")
                        + ReplicatedWorld.metric(world.second, "mcpx_sessions_adopted_total"))
                .isZero();
    }

    @Test
    @Order(1)
    void aServersQuestionIsAnsweredThroughWhicheverReplica() {
        try (var client = world.legacyClient(ENDPOINT)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.text(ASKS, "{\"message\":\"m\"}")).contains("ana@example.com");
                client.tell("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");
            }
        }
    }

    @Test
    @Order(1)
    void aParkedCallGoesOnThroughWhicheverReplica() {
        var asked = new ModernClient(world.first.url(ENDPOINT), World.key(World.FULL));
        var answering = new ModernClient(world.second.url(ENDPOINT), World.key(World.FULL));
        var question = asked.call(ASKS, "{\"message\":\"m\"}");
        var key = firstName(ProofClient.find(question, "inputRequests"));
        var retry = "{\"name\":\"" + ASKS + "\",\"arguments\":{\"message\":\"m\"},\"requestState\":"
                + ProofClient.find(question, "requestState") + ",\"inputResponses\":{\"" + key
                + "\":{\"action\":\"accept\",\"content\":{\"username\":\"ana\",\"email\":\"ana@example.com\"}}}}";

        assertThat(answering.result("tools/call", retry)).contains("ana@example.com");
    }

    @Test
    @Order(1)
    void handlesOfOneReplicaAreGoodOnTheOther() {
        var here = new ModernClient(world.first.url(ENDPOINT), World.key(World.FULL));
        var there = new ModernClient(world.second.url(ENDPOINT), World.key(World.FULL));

        var cursor = ProofClient.find(here.result("tools/list", "{}"), "nextCursor");
        assertThat(there.result("tools/list", "{\"cursor\":" + cursor + "}")).contains("\"tools\"");

        var task = ProofClient.find(here.call("modern__slow_compute", "{\"seconds\":0.1}"), "taskId");
        assertThat(there.result("tasks/get", "{\"taskId\":" + task + "}")).contains("\"status\"");

        var tool = "modern__test_input_required_result_request_state";
        var retry = "{\"name\":\"" + tool + "\",\"arguments\":{},\"requestState\":"
                + ProofClient.find(here.call(tool, "{}"), "requestState")
                + ",\"inputResponses\":{\"confirm\":{\"action\":\"accept\",\"content\":{\"ok\":true}}}}";
        assertThat(there.result("tools/call", retry)).contains("state-ok");
    }

    @Test
    @Order(1)
    void aListeningStreamIsResumedThroughTheOtherReplica() {
        var client = new LegacyClient(world.first.url(ENDPOINT), World.key(World.FULL));
        var headers = new HashMap<>(client.headers());
        headers.put("Last-Event-ID", "l1.0");
        var first = Http.open(Http.get(world.first.url(ENDPOINT), client.headers()));
        try (var events = new Events(first.body())) {
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(events).isNotNull();
        }

        var resumed = Http.open(Http.get(world.second.url(ENDPOINT), headers));
        try (var events = new Events(resumed.body())) {
            assertThat(resumed.statusCode()).isEqualTo(200);
            assertThat(Http.isStream(resumed)).isTrue();
            assertThat(events).isNotNull();
        }
        client.close();
    }

    @Test
    @Order(1)
    void anEndedSessionIsUnknownOnBoth() {
        var client = world.legacyClient(ENDPOINT);
        client.close();

        assertUnknown(client.headers(), ENDPOINT);
    }

    @Test
    @Order(2)
    void whoLosesAReplicaLosesOnlyWhatWasUnderWayThere() throws InterruptedException {
        var parked = new ModernClient(world.first.url(ENDPOINT), World.key(World.FULL)).call(ASKS, PARKED);
        var calls = new ConcurrentLinkedQueue<Call>();
        var half = new CountDownLatch(CLIENTS * CALLS);
        Kill kill;
        List<LegacyClient> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> world.legacyClient(ENDPOINT))
                .toList();
        try (var threads = Executors.newFixedThreadPool(2 * CLIENTS)) {
            var running = new ArrayList<CompletableFuture<Void>>();
            clients.forEach(client -> running.add(load(threads, client, calls, half)));
            IntStream.range(0, CLIENTS)
                    .forEach(i -> running.add(load(threads, world.modernClient(ENDPOINT), calls, half)));
            kill = killFirstAfter(half);
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        }

        assertThat(calls).hasSize(2 * CLIENTS * CALLS);
        assertThat(calls.stream().filter(kill::isAfter)).hasSizeGreaterThan(CLIENTS * CALLS / 2);
        assertThat(calls.stream().filter(call -> !kill.isIn(call)))
                .allSatisfy(call -> assertThat(call.failure()).isEmpty());
        assertThat(ReplicatedWorld.metric(world.second, "mcpx_sessions_adopted_total"))
                .isPositive();
        assertLostWithoutASecondEffect(parked);
        clients.forEach(this::assertUselessToOthers);
        assertThat(clients.getFirst().text(ASKS, "{\"message\":\"m\"}")).contains("ana@example.com");
        clients.forEach(LegacyClient::close);
        clients.forEach(client -> assertUnknown(client.headers(), ENDPOINT));
    }

    /** Between these moments the process ended. */
    private record Kill(long from, long to) {

        boolean isAfter(Call call) {
            return call.start() > to;
        }

        /** Whether the call may have been under way when it happened. */
        boolean isIn(Call call) {
            return call.start() <= to && call.end() >= from;
        }
    }

    /** One call; the failure is empty when it succeeded. */
    private record Call(long start, long end, String failure) {}

    private static CompletableFuture<Void> load(
            ExecutorService threads, ProofClient client, ConcurrentLinkedQueue<Call> calls, CountDownLatch half) {
        return CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; i < CALLS; i++) {
                        calls.add(call(client));
                        half.countDown();
                    }
                },
                threads);
    }

    private static Call call(ProofClient client) {
        long start = System.nanoTime();
        var failure = "";
        try {
            var answer = client.request("tools/call", ECHO);
            failure = answer.contains("\"result\"") ? "" : answer;
        } catch (UncheckedIOException | AssertionError e) {
            failure = e.toString();
        }
        return new Call(start, System.nanoTime(), failure);
    }

    /** The replica that held the call is gone: its client is told so, and the tool does not run again. */
    private void assertLostWithoutASecondEffect(String question) {
        var retry = "{\"name\":\"" + ASKS + "\",\"arguments\":" + PARKED + ",\"requestState\":"
                + ProofClient.find(question, "requestState") + ",\"inputResponses\":{}}";

        var answer = world.modernClient(ENDPOINT).request("tools/call", retry);

        assertThat(ProofClient.find(answer, "error", "code")).isEqualTo("-32602");
        assertThat(answer).contains("lost with the replica that held it");
        assertThat(world.legacy.recorder().requests().stream()
                        .map(Recorder.Received::body)
                        .filter(body -> body.contains("\"tools/call\"") && body.contains("only once")))
                .hasSize(1);
    }

    /** Kills it without warning. */
    private Kill killFirstAfter(CountDownLatch calls) throws InterruptedException {
        calls.await();
        var process = ProcessHandle.of(world.first.child().pid()).orElseThrow();
        long from = System.nanoTime();
        process.destroyForcibly();
        process.onExit().join();
        return new Kill(from, System.nanoTime());
    }

    private void assertUselessToOthers(LegacyClient owner) {
        var stolen = new HashMap<>(owner.headers());
        stolen.putAll(World.key(World.OTHER));

        assertUnknown(stolen, ENDPOINT);
        assertUnknown(owner.headers(), "/mcp/gateway/two");
        assertUnknown(owner.headers(), "/mcp");
    }

    private void assertUnknown(Map<String, String> headers, String path) {
        for (int i = 0; i < 2; i++) {
            var request = Http.post(world.url(path), LegacyClient.message(1, "ping", "{}"), headers);
            assertThat(Http.send(request).statusCode()).isEqualTo(404);
        }
    }

    private static String firstName(String object) {
        int from = object.indexOf('"') + 1;
        return object.substring(from, object.indexOf('"', from));
    }

    private static double forwarded(RunningGateway replica, String outcome) {
        return ReplicatedWorld.metric(replica, FORWARDED, "outcome=\"" + outcome + "\"");
    }
}
