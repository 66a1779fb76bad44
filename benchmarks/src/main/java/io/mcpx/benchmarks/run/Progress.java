// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.report.Row;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tells the one who waits what is going on. */
record Progress(PrintStream to) {

    void say(String what) {
        to.println("… " + what);
    }

    /** The same rows, shown in short. */
    List<Row> show(List<Row> rows) {
        rows.forEach(row -> to.printf(
                Locale.ROOT,
                "    %-8s %9.1f calls/s, p50 %.3f ms, p99 %.3f ms%s%n",
                row.target(),
                row.figures().callsPerSecond(),
                row.figures().percentiles().p50(),
                row.figures().percentiles().p99(),
                row.figures()
                        .firstError()
                        .map(error -> ", " + row.figures().errors() + " ERRORS, the first: " + error)
                        .orElse("")));
        return rows;
    }
}
