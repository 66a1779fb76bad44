// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Sessions;
import io.mcpx.benchmarks.report.Row;
import java.util.List;

/** Measures several things so that they can be compared: their rounds take turns. */
record Comparison(Plan plan, Sessions sessions) {

    List<Row> of(Workload workload, List<Contestant> contestants) {
        return of(contestants.stream()
                .map(contestant -> Measurement.prepare(contestant, workload, sessions))
                .toList());
    }

    /** Several workloads of one contestant. */
    List<Row> of(Contestant contestant, List<Workload> workloads) {
        return of(workloads.stream()
                .map(workload -> Measurement.prepare(contestant, workload, sessions))
                .toList());
    }

    private List<Row> of(List<Measurement> measurements) {
        measurements.forEach(measurement -> measurement.warmUp(plan.warmUp()));
        for (int i = 1; i < plan.rounds(); i++) {
            measurements.forEach(measurement -> measurement.measure(plan.round()));
        }
        measurements.forEach(measurement -> measurement.measureAllocation(plan.round()));
        return measurements.stream().map(Measurement::row).toList();
    }
}
