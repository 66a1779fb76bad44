// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import io.mcpx.benchmarks.report.Figures.Percentiles;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Rows for tests. */
final class Rows {

    static Row row(String scenario, String target, int connections, double calls, double p50, double cpu) {
        return new Row(scenario, target, connections, figures(calls, p50, cpu, 100, 120, 0));
    }

    static Figures figures(double calls, double p50, double cpu, long before, long peak, long errors) {
        return new Figures(
                calls,
                new Percentiles(p50, p50 * 2, p50 * 3, p50 * 4),
                OptionalDouble.of(cpu),
                OptionalDouble.empty(),
                OptionalLong.of(before << 20),
                OptionalLong.of(peak << 20),
                errors,
                errors == 0 ? Optional.empty() : Optional.of("status 500: `oops`"));
    }

    private Rows() {}
}
