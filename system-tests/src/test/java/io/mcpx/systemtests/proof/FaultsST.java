// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.examples.Recorder;
import io.mcpx.examples.fault.Fault;
import io.mcpx.systemtests.proof.FaultyWorld.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every way a server can misbehave at a call that nobody said may be repeated: what the client gets, that the call reached the server
 * once, what is on record, and that another server was answering all the while. The heap is an eighth of the largest answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsST {

    private static final String HTTP = """
            HANG             | 200 -32603 upstream_timeout
            LATE             | 200 -32603 upstream_timeout
            DRIP             | 200 -32603 upstream_timeout
            DRIP_COMMENTS    | 200 -32603 upstream_timeout
            WRONG_ID         | 200 -32603 upstream_protocol
            WRONG_ID_TYPE    | 200 -32603 upstream_protocol
            WRONG_TOKEN      | 200 result
            NOT_JSON         | 200 -32603 upstream_protocol
            NOT_RPC          | 200 -32603 upstream_protocol
            WEB_PAGE         | 200 -32603 upstream_unavailable
            EMPTY            | 200 -32603 upstream_unavailable
            DUPLICATE_MEMBER | 200 -32603 upstream_protocol
            DEEP             | 200 -32603 upstream_protocol
            CUT_JSON         | 200 -32603 upstream_unavailable
            CUT_STREAM       | 200 -32603 upstream_unavailable
            HALF_CHUNK       | 200 -32603 upstream_unavailable
            CUT_LARGE        | 200 broken off
            END_STREAM       | 200 -32603 upstream_unavailable
            TWO_ANSWERS      | 200 result
            RESET            | 200 -32603 upstream_unavailable
            UNAUTHORIZED     | 200 -32603 upstream_unauthorized
            FORBIDDEN        | 200 -32603 upstream_unauthorized
            TOO_MANY         | 200 -32603 upstream_unavailable
            SERVER_ERROR     | 200 -32603 upstream_unavailable
            UNAVAILABLE      | 200 -32603 upstream_unavailable
            REDIRECT         | 200 -32603 upstream_protocol
            FLOOD            | 200 result
            """;

    /** An answer to nothing that is waited for may be a late one to what was given up: it does not end a shared line. */
    private static final String STDIO = """
            HANG             | 200 -32603 upstream_timeout
            LATE             | 200 -32603 upstream_timeout
            WRONG_ID         | 200 -32603 upstream_timeout
            WRONG_ID_TYPE    | 200 -32603 upstream_timeout
            WRONG_TOKEN      | 200 result
            NOT_JSON         | 200 result
            DUPLICATE_MEMBER | 200 -32603 upstream_timeout
            DEEP             | 200 -32603 upstream_timeout
            TWO_ANSWERS      | 200 result
            FLOOD            | 200 result
            BANNER           | 200 result
            STDERR_FLOOD     | 200 result
            LONG_LINE        | 200 -32603 upstream_overloaded
            HALF_LINE        | 200 -32603 upstream_unavailable
            DIE              | 200 -32603 upstream_unavailable
            """;

    private static final Set<Fault> LASTING = Set.of(Fault.HANG, Fault.LATE, Fault.DRIP, Fault.DRIP_COMMENTS);
    private static final int FLOOD = 100_000;
    private static final long GIGABYTE = 1_000_000_000;
    private static final long MEGABYTE = 1 << 20;
    private static final String CALL = ProofClient.callParams("test_simple_text", "{}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final FaultyWorld world =
            new FaultyWorld(Stream.concat(faults(HTTP), Stream.of(Fault.HUGE)), faults(STDIO));

    @BeforeAll
    void awaitServers() {
        world.gateway.awaitServers();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = HTTP)
    void legacyServersOverHttp(Fault fault, String outcome) {
        var seen = strike(Way.LEGACY, fault, outcome);

        assertThat(seen.notifications()).isEqualTo(fault == Fault.FLOOD ? FLOOD : 0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = HTTP)
    void modernServersOverHttp(Fault fault, String outcome) {
        var seen = strike(Way.MODERN, fault, outcome);

        assertThat(seen.notifications()).isEqualTo(fault == Fault.FLOOD ? FLOOD : 0);
    }

    /** A line has no pace of its own for each call, so what floods it may be dropped. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = STDIO)
    void processes(Fault fault, String outcome) {
        var seen = strike(Way.STDIO, fault, outcome);

        assertThat(seen.notifications()).isLessThanOrEqualTo(fault == Fault.FLOOD ? FLOOD : 0);
    }

    @Test
    void aProcessKilledDuringACallIsStartedAgainAndTheCallIsNot() {
        var seen = call(Way.STDIO, FaultyWorld.KILLED);
        patiently().untilAsserted(() -> assertThat(calls(FaultyWorld.KILLED)).isOne());
        var killed = world.process(FaultyWorld.KILLED).orElseThrow();
        assertThat(killed.destroyForcibly()).isTrue();

        assertThat(seen.orTimeout(20, TimeUnit.SECONDS).join().outcome()).isEqualTo("200 -32603 upstream_unavailable");
        patiently()
                .untilAsserted(() -> assertThat(world.process(FaultyWorld.KILLED))
                        .hasValueSatisfying(next -> assertThat(next).isNotEqualTo(killed)));
        assertOnce(FaultyWorld.KILLED, "upstream_failed");
    }

    @ParameterizedTest
    @EnumSource(names = {"LEGACY", "MODERN"})
    void aCredentialThatIsNoLongerTakenInTheMiddleOfASession(Way way) {
        var server = way.server("unauthorized-later");
        try (var client = world.client(way, server)) {
            assertThat(client.request("tools/call", CALL)).contains("\"result\"");
            assertThat(client.request("tools/call", CALL)).contains("-32603", "\"upstream_unauthorized\"");
        }
        assertThat(calls(server)).isEqualTo(2);
        assertLedNowhere();
    }

    @ParameterizedTest
    @EnumSource(names = {"LEGACY", "MODERN"})
    void aGigabytePassesThroughAHeapOfAnEighthOfIt(Way way) throws IOException {
        var server = way.server(Fault.HUGE);
        var before = live();
        try (var body = open(way, server).body()) {
            assertThat(body.read()).isEqualTo('{');
            assertThat(world.callHealthy()).contains("healthy");

            assertThat(body.transferTo(OutputStream.nullOutputStream())).isGreaterThan(GIGABYTE);
        }
        assertOnce(server, "ok");
        assertThat(live() - before).isLessThan(16 * MEGABYTE);
    }

    private Seen strike(Way way, Fault fault, String outcome) {
        var server = way.server(fault);
        var call = call(way, server);
        patiently().untilAsserted(() -> assertThat(calls(server)).isOne());

        assertThat(world.callHealthy()).contains("healthy");
        if (LASTING.contains(fault)) {
            assertThat(call).isNotDone();
        }

        var seen = call.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(seen.outcome()).isEqualTo(outcome);
        assertOnce(server, outcome.endsWith("result") ? "ok" : "upstream_failed");
        assertCancelled(way, server, outcome);
        assertLedNowhere();
        return seen;
    }

    private CompletableFuture<Seen> call(Way way, String server) {
        return supplyAsync(() -> Seen.of(open(way, server)), Thread::startVirtualThread);
    }

    private HttpResponse<InputStream> open(Way way, String server) {
        var request = switch (world.client(way, server)) {
            case ModernClient modern -> modern.post("tools/call", CALL);
            case LegacyClient legacy -> legacy.post(LegacyClient.message(1, "tools/call", CALL));
            default -> throw new AssertionError(way);
        };
        return Http.open(request.timeout(PATIENCE));
    }

    /** The call is on record as one, was made once, and the server is in use again or still. */
    private void assertOnce(String server, String recorded) {
        patiently()
                .untilAsserted(() -> assertThat(world.recorded(server, "outcome=\"" + recorded + "\""))
                        .isOne());
        world.gateway.awaitReady(server);
        assertThat(world.recorded(server)).isOne();
        assertThat(calls(server)).isOne();
        assertThat(world.gateway.isIn("ready", "healthy")).isTrue();
    }

    /** The server is told that the call was given up, unless its revision wants the response closed instead. */
    private void assertCancelled(Way way, String server, String outcome) {
        int notices = way != Way.MODERN && outcome.endsWith("timeout") ? 1 : 0;
        var id = ProofClient.find(world.arrived(server, "tools/call").getFirst(), "id");
        patiently()
                .untilAsserted(() -> assertThat(world.arrived(server, "notifications/cancelled"))
                        .filteredOn(notice ->
                                ProofClient.find(notice, "params", "requestId").equals(id))
                        .hasSize(notices));
    }

    private long calls(String server) {
        return world.arrived(server, "tools/call").size();
    }

    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL);
    }

    private void assertLedNowhere() {
        assertThat(world.elsewhere()).extracting(Recorder::total).containsOnly(0L);
    }

    private long live() {
        return Heap.liveBytes(world.gateway.child().pid());
    }

    private static Stream<Fault> faults(String table) {
        return table.lines()
                .map(line -> Fault.valueOf(line.substring(0, line.indexOf('|')).strip()));
    }
}
