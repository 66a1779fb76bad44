// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Client;
import io.mcpx.benchmarks.load.Sessions;
import io.mcpx.benchmarks.report.Row;
import io.mcpx.benchmarks.report.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Measures calls while few and many sessions are idle, in one process. The numbers of sessions take turns, since a process gets faster or slower
 * as it runs by as much as is looked for here.
 */
record IdleSessions(Plan plan, Sessions sessions, Contestant.Mcpx mcpx) {

    private static final List<Integer> COUNTS = List.of(0, 1_000, 10_000);
    private static final int MORE_TURNS = 3;
    private static final Duration SETTLED = Duration.ofSeconds(1);

    List<Row> rows(Workload call) {
        var measurements = new TreeMap<Integer, Measurement>();
        COUNTS.forEach(count -> measurements.put(count, prepare(call, count)));
        measurements.firstEntry().getValue().warmUp(plan.warmUp());
        for (int turn = 1; turn < plan.rounds() + MORE_TURNS; turn++) {
            measure(measurements, measurement -> measurement.measure(plan.round()));
        }
        measure(measurements, measurement -> measurement.measureAllocation(plan.round()));
        return measurements.values().stream().map(Measurement::row).toList();
    }

    private Measurement prepare(Workload call, int count) {
        return Measurement.prepare(mcpx, call.named(Scenarios.sessions(count)), sessions);
    }

    private void measure(Map<Integer, Measurement> measurements, Consumer<Measurement> round) {
        var open = new ArrayList<Client>();
        measurements.forEach((count, measurement) -> {
            open.addAll(sessions.open(mcpx.idleEndpoint(Stand.ONE_TOOL), count - open.size()));
            measurement.warmUp(SETTLED);
            round.accept(measurement);
        });
        sessions.end(open);
    }
}
