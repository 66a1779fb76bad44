// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import java.util.stream.Collectors;

/**
 * The whole report.
 *
 * @param machine what it was measured on
 * @param command what measured it
 */
public record Document(String machine, String command, Table table, Startup startup) {

    public String markdown() {
        return """
                # Benchmark

                %s

                `%s`

                %s
                Latencies are in milliseconds; CPU, allocation and RSS are those of the target's own process, for `direct` the simulated
                server's. Medians of the rounds; of RSS the most.
                %s
                ## Goals

                %s""".formatted(machine, command, table.markdown(), errors(), new Goals(table, startup).markdown());
    }

    private String errors() {
        return table.rows().stream()
                .filter(row -> row.figures().errors() > 0)
                .map(row -> "\n- " + row.scenario() + ", " + row.target() + ": "
                        + row.figures().errors()
                        + " errors, the first: `"
                        + row.figures()
                                .firstError()
                                .orElse("")
                                .replace('`', '\'')
                                .replace('\n', ' ') + "`\n")
                .collect(Collectors.joining());
    }
}
