// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.benchmarks.simulator.Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Load and simulator against each other, over real connections. */
class LoadTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final Simulator simulator = Simulator.listen(0);

    @BeforeEach
    void start() {
        Thread.ofPlatform().daemon().start(simulator::run);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/json/4", "/sse/4"})
    void callsOfBothErasAreAnswered(String path) {
        try (var sessions = new Sessions()) {
            var legacy = sessions.open(endpoint(path));

            assertThat(run(legacy, Operation.call("text", "{}"), new Pace.AsAnswered()))
                    .satisfies(LoadTest::isGood);
            assertThat(run(new Client.Modern(endpoint(path)), Operation.call("text", "{}"), new Pace.AsAnswered()))
                    .satisfies(LoadTest::isGood);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "large_id_last"})
    void largeResultsAreOfTheSizeThatWasAskedFor(String tool) {
        for (var path : List.of("/json/4", "/sse/4")) {
            var round =
                    run(new Client.Modern(endpoint(path)), Operation.call(tool, "{\"mb\":3}"), new Pace.AsAnswered());

            assertThat(round).satisfies(LoadTest::isGood);
            assertThat(round.bytes() / round.calls()).isBetween(3L << 20, (3L << 20) + 500);
        }
    }

    @Test
    void listsHaveAsManyToolsAsTheUrlSays() {
        try (var sessions = new Sessions()) {
            var list = sessions.ask(sessions.open(endpoint("/json/500")), Operation.list());

            assertThat(list.split("\"inputSchema\"", -1)).hasSize(501);
            assertThat(list).contains("\"name\":\"text\"", "\"name\":\"tool_499\"");
        }
    }

    @Test
    void aRateIsKeptWhileTheServerKeepsUp() {
        var round = run(new Client.Modern(endpoint("/json/1")), Operation.call("text", "{}"), new Pace.Rate(200));

        assertThat(round.calls()).isEqualTo(20);
        assertThat(round.errors()).isZero();
    }

    @Test
    void waitingForAConnectionCountsAsLatency() {
        var slow = Operation.call("sleep", "{\"ms\":60}");

        var round = run(new Client.Modern(endpoint("/json/4")), slow, new Pace.Rate(50));

        assertThat(round.calls()).isEqualTo(5);
        assertThat(round.percentile(100)).isGreaterThan(3 * 60);
    }

    @Test
    void errorsAreCountedAndTheFirstIsKept() {
        var round = run(new Client.Modern(endpoint("/json/1")), Operation.call("nothing", "{}"), new Pace.Rate(100));

        assertThat(round.calls()).isZero();
        assertThat(round.errors()).isEqualTo(10);
        assertThat(round.firstError())
                .hasValueSatisfying(error -> assertThat(error).contains("unknown tool"));
    }

    private static void isGood(Round round) {
        assertThat(round.calls()).isPositive();
        assertThat(round.firstError()).isEmpty();
        assertThat(round.errors()).isZero();
    }

    private static Round run(Client client, Operation operation, Pace pace) {
        return Load.run(List.of(client.request(operation)), pace, SHORT);
    }

    private Endpoint endpoint(String path) {
        return new Endpoint(URI.create("http://127.0.0.1:" + simulator.port() + path), Map.of());
    }
}
