// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GoalsTest {

    private static final String CALL = Scenarios.CALL;

    @Test
    void isNotMeasuredWithoutRows() {
        var goals = new Goals(new Table(List.of()), Startup.UNKNOWN).all();

        assertThat(goals.subList(0, goals.size() - 1))
                .allSatisfy(goal -> assertThat(goal.verdict()).isEqualTo("not measured"));
    }

    @Test
    void subtractsTheDirectMedian() {
        var goal =
                goal("added p50", Rows.row(CALL, Row.DIRECT, 1, 1, 0.10, 1), Rows.row(CALL, Row.MCPX, 1, 1, 0.30, 1));

        assertThat(goal.measured().orElseThrow()).isBetween(0.199, 0.201);
        assertThat(goal.verdict()).isEqualTo("**not reached**");
    }

    @Test
    void reachesWhatIsAtTheLimit() {
        assertThat(goal("calls/s", Rows.row(CALL, Row.MCPX, 32, 8000, 1, 1)).verdict())
                .isEqualTo("reached");
        assertThat(goal("calls/s", Rows.row(CALL, Row.MCPX, 32, 7999, 1, 1)).verdict())
                .isEqualTo("**not reached**");
    }

    @Test
    void comparesProcessorTimeWithThatOfNginx() {
        var goal =
                goal("CPU per call", Rows.row(CALL, Row.NGINX, 32, 1, 1, 10), Rows.row(CALL, Row.MCPX, 32, 1, 1, 25));

        assertThat(goal.measured()).hasValue(2.5);
    }

    @Test
    void comparesCallsWithManyIdleSessionsWithCallsWithout() {
        var goal = goal(
                "idle sessions",
                Rows.row(Scenarios.sessions(0), Row.MCPX, 32, 1, 1, 20),
                Rows.row(Scenarios.sessions(10_000), Row.MCPX, 32, 1, 1, 25));

        assertThat(goal.measured()).hasValue(1.25);
    }

    @Test
    void doesNotCountGrowthOfFailedLargeResults() {
        var failed = new Row(Scenarios.LARGE, Row.MCPX, 1, Rows.figures(1, 1, 1, 100, 110, 1));
        var good = new Row(Scenarios.LARGE, Row.MCPX, 1, Rows.figures(1, 1, 1, 100, 110, 0));

        assertThat(goal("growth", failed).measured()).isEmpty();
        assertThat(goal("growth", good).measured()).hasValue(10);
    }

    @Test
    void takesStartupAsMeasured() {
        var startup = new Startup(OptionalDouble.of(0.9), OptionalDouble.of(170));
        var goals = new Goals(new Table(List.of()), startup).all();

        assertThat(named("ready", goals).verdict()).isEqualTo("reached");
        assertThat(named("RSS idle", goals).verdict()).isEqualTo("**not reached**");
    }

    private static Goal goal(String start, Row... rows) {
        return named(start, new Goals(new Table(List.of(rows)), Startup.UNKNOWN).all());
    }

    private static Goal named(String part, List<Goal> goals) {
        return Stream.of(part)
                .flatMap(wanted -> goals.stream().filter(goal -> goal.what().contains(wanted)))
                .findFirst()
                .orElseThrow();
    }
}
