// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.process.ProcessFigures;
import io.mcpx.benchmarks.report.Startup;
import io.mcpx.benchmarks.report.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Starts the gateway several times, and looks at what it takes. */
record Starts(Layout layout, int simulator, int count) {

    private static final long SETTLING_SECONDS = 3;

    Startup measure() {
        var seconds = new ArrayList<Double>();
        var idle = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            try (var gateway = Gateway.start("start", layout, simulator, List.of(Stand.FOUR_TOOLS))) {
                seconds.add(gateway.readyAfter().toNanos() / 1e9);
                gateway.awaitServers();
                if (i == count - 1) {
                    settle();
                    new ProcessFigures(gateway.pid()).residentBytes().ifPresent(bytes -> idle.add(bytes / 1048576.0));
                }
            }
        }
        return new Startup(median(seconds), median(idle));
    }

    private static void settle() {
        try {
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OptionalDouble median(List<Double> values) {
        return values.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Statistics.median(
                        values.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
