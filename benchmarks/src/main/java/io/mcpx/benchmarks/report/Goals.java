// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import io.mcpx.benchmarks.report.Goal.Bound;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The goals of this gateway, checked against a table. */
public record Goals(Table table, Startup startup) {

    private static final double MEBIBYTE = 1 << 20;

    private static final String HEAD = """
            | goal | limit | measured | |
            |---|---:|---:|---|
            """;

    public String markdown() {
        return HEAD + all().stream().map(Goal::line).collect(Collectors.joining());
    }

    List<Goal> all() {
        return List.of(
                atMost("added p50 at one connection, ms", 0.15, addedMedian()),
                atLeast("calls/s at 32 connections", 8000, figure(Scenarios.CALL, 32, Figures::callsPerSecond)),
                atMost("CPU per call at 32 connections, times nginx's", 3, cpuTimesNginx()),
                atMost("cost from 1 to 2,000 tools, times", 1.1, cost(Scenarios.tools(1), Scenarios.tools(2000))),
                atMost(
                        "cost from 0 to 10,000 idle sessions, times",
                        1.1,
                        cost(Scenarios.sessions(0), Scenarios.sessions(10_000))),
                atLeast("`tools/list` of 1,000 tools, 1/s", 1000, figure(Scenarios.LIST, 32, Figures::callsPerSecond)),
                atMost("growth of RSS by results of 100 MB, MiB", 50, growth()),
                atMost("RSS idle, MiB", 160, startup.idleMebibytes()),
                atMost("RSS under load, MiB", 350, underLoad()),
                atMost("ready after, s", 1, startup.readySeconds()),
                atMost("errors in all rows", 0, errors()));
    }

    private static Goal atMost(String what, double limit, OptionalDouble measured) {
        return new Goal(what, Bound.AT_MOST, limit, measured);
    }

    private static Goal atLeast(String what, double limit, OptionalDouble measured) {
        return new Goal(what, Bound.AT_LEAST, limit, measured);
    }

    private OptionalDouble addedMedian() {
        return both(
                own(Scenarios.CALL, 1).map(Figures::percentiles),
                of(Scenarios.CALL, Row.DIRECT, 1).map(Figures::percentiles),
                (mcpx, direct) -> mcpx.p50() - direct.p50());
    }

    private OptionalDouble cpuTimesNginx() {
        return ratio(
                own(Scenarios.CALL, 32).map(Figures::cpuMicros),
                of(Scenarios.CALL, Row.NGINX, 32).map(Figures::cpuMicros));
    }

    /** The time of a call's processor where it is known. */
    private OptionalDouble cost(String from, String to) {
        return ratio(own(to, 32).map(Figures::cpuMicros), own(from, 32).map(Figures::cpuMicros));
    }

    private OptionalDouble growth() {
        return own(Scenarios.LARGE, 1).stream()
                .filter(figures -> figures.errors() == 0)
                .flatMapToLong(figures -> figures.residentGrowth().stream())
                .mapToDouble(bytes -> bytes / MEBIBYTE)
                .findFirst();
    }

    private OptionalDouble underLoad() {
        return table.rows().stream()
                .filter(row -> row.target().equals(Row.MCPX) && !row.scenario().equals(Scenarios.LARGE))
                .flatMapToLong(row -> row.figures().residentPeak().stream())
                .mapToDouble(bytes -> bytes / MEBIBYTE)
                .max();
    }

    private OptionalDouble errors() {
        return OptionalDouble.of((double)
                table.rows().stream().mapToLong(row -> row.figures().errors()).sum());
    }

    private OptionalDouble figure(String scenario, int connections, ToDoubleFunction<Figures> which) {
        return own(scenario, connections).stream().mapToDouble(which).findFirst();
    }

    private Optional<Figures> own(String scenario, int connections) {
        return of(scenario, Row.MCPX, connections);
    }

    private Optional<Figures> of(String scenario, String target, int connections) {
        return table.find(scenario, target, connections).map(Row::figures);
    }

    private static OptionalDouble ratio(Optional<OptionalDouble> over, Optional<OptionalDouble> under) {
        return both(
                over.filter(OptionalDouble::isPresent),
                under.filter(OptionalDouble::isPresent),
                (a, b) -> a.getAsDouble() / b.getAsDouble());
    }

    private static <T> OptionalDouble both(Optional<T> first, Optional<T> second, ToDoubleBiFunction<T, T> combine) {
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(combine.applyAsDouble(first.get(), second.get()))
                : OptionalDouble.empty();
    }
}
