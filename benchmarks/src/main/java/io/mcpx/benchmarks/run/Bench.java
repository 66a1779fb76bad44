// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Pace;
import io.mcpx.benchmarks.load.Sessions;
import io.mcpx.benchmarks.report.Row;
import io.mcpx.benchmarks.report.Scenarios;
import io.mcpx.benchmarks.report.Table;
import io.mcpx.benchmarks.run.Workload.Era;
import io.mcpx.benchmarks.run.Workload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Measures the parts that were asked for, one after another. */
final class Bench {

    private static final int MANY = 32;
    private static final int OPEN_CONNECTIONS = 64;
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int STEADY = 4;
    private static final double NOTICEABLE = 1.03;

    private final Plan plan;
    private final Progress progress;
    private final Sessions sessions;
    private final Comparison comparison;
    private final Contestant.Mcpx mcpx;
    private final List<Contestant> builtIn;
    private final List<Contestant> all;
    private final List<Row> rows = new ArrayList<>();

    Bench(Plan plan, Progress progress, Sessions sessions, Contestants contestants) {
        this.plan = plan;
        this.progress = progress;
        this.sessions = sessions;
        comparison = new Comparison(plan, sessions);
        mcpx = contestants.mcpx();
        builtIn = contestants.builtIn();
        all = contestants.all();
    }

    /** Who takes part: those that are always there, and others with an address. */
    record Contestants(
            Contestant.Direct direct, Contestant.ReverseProxies nginx, Contestant.Mcpx mcpx, List<Contestant> others) {

        List<Contestant> builtIn() {
            return List.of(direct, nginx, mcpx);
        }

        List<Contestant> all() {
            return Stream.concat(builtIn().stream(), others.stream()).toList();
        }
    }

    Table run(Set<Part> parts) {
        warmUp();
        for (var part : Part.values()) {
            if (parts.contains(part)) {
                run(part);
            }
        }
        return new Table(rows);
    }

    private void run(Part part) {
        switch (part) {
            case START -> {
                // measured before, in processes of its own
            }
            case CALLS -> {
                compare(call(1), all);
                compare(call(MANY), all);
            }
            case MODERN -> {
                compare(modern(1), builtIn);
                compare(modern(MANY), builtIn);
            }
            case SSE -> {
                compare(Workload.closed(Scenarios.SSE, Stand.EVENTS, Era.LEGACY, Kind.TEXT, 1), builtIn);
                compare(Workload.closed(Scenarios.SSE, Stand.EVENTS, Era.LEGACY, Kind.TEXT, MANY), builtIn);
                compare(Workload.closed(Scenarios.MODERN_SSE, Stand.EVENTS, Era.MODERN, Kind.TEXT, MANY), builtIn);
            }
            case TOOLS -> tools();
            case SESSIONS -> idleSessions();
            case LIST ->
                compare(Workload.closed(Scenarios.LIST, Stand.tools(1000), Era.LEGACY, Kind.LIST, MANY), builtIn);
            case LARGE ->
                compare(Workload.closed(Scenarios.LARGE, Stand.FOUR_TOOLS, Era.LEGACY, Kind.LARGE, 1), builtIn);
            case OPEN -> compare(open(mostCalls() / 2), all);
        }
    }

    private static Workload call(String scenario, int connections) {
        return Workload.closed(scenario, Stand.ONE_TOOL, Era.LEGACY, Kind.TEXT, connections);
    }

    /** The call that is measured most. */
    static Workload call(int connections) {
        return call(Scenarios.CALL, connections);
    }

    private static Workload modern(int connections) {
        return Workload.closed(Scenarios.MODERN, Stand.ONE_TOOL, Era.MODERN, Kind.TEXT, connections);
    }

    static Workload open(double rate) {
        return new Workload(
                Scenarios.OPEN + ", " + Math.round(rate) + "/s",
                Stand.ONE_TOOL,
                Era.LEGACY,
                Kind.TEXT,
                OPEN_CONNECTIONS,
                new Pace.Rate(rate));
    }

    private void warmUp() {
        progress.say("warming up");
        for (var contestant : builtIn) {
            Measurement.prepare(contestant, call(MANY), sessions).warmUp(STEP);
        }
        warmUp(call(MANY), plan.jvmWarmUp().multipliedBy(2).dividedBy(3));
        warmUp(modern(MANY), plan.jvmWarmUp().dividedBy(3));
    }

    /** Until the gateway has not got faster for a while. */
    private void warmUp(Workload workload, Duration longest) {
        var measurement = Measurement.prepare(mcpx, workload, sessions);
        double best = 0;
        int steady = 0;
        for (long i = longest.dividedBy(STEP); i > 0 && steady < STEADY; i--) {
            double calls = measurement.warmUp(STEP);
            steady = calls > best * NOTICEABLE ? 0 : steady + 1;
            best = Math.max(best, calls);
        }
    }

    private void compare(Workload workload, List<Contestant> contestants) {
        progress.say(workload.scenario() + ", " + workload.connections() + " connections");
        rows.addAll(progress.show(comparison.of(workload, contestants)));
    }

    private void tools() {
        progress.say("calls with few and many tools");
        rows.addAll(progress.show(comparison.of(
                mcpx,
                Stream.of(1, 500, 2000)
                        .map(count -> Workload.closed(
                                Scenarios.tools(count), Stand.tools(count), Era.LEGACY, Kind.TEXT, MANY))
                        .toList())));
    }

    private void idleSessions() {
        progress.say("calls with few and many idle sessions");
        rows.addAll(progress.show(new IdleSessions(plan, sessions, mcpx).rows(call(MANY))));
    }

    /** The most calls a second there have been, or a short measurement of it. */
    private double mostCalls() {
        return new Table(rows)
                .find(Scenarios.CALL, Row.MCPX, MANY)
                .orElseGet(() -> comparison.of(call(MANY), List.of(mcpx)).getFirst())
                .figures()
                .callsPerSecond();
    }
}
