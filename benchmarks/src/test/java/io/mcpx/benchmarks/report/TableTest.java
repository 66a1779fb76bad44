// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void comparesWithTheDirectAndTheNginxRowBesideIt() {
        var table = new Table(List.of(
                Rows.row("a", Row.DIRECT, 1, 9000, 0.1, 5),
                Rows.row("a", Row.NGINX, 1, 6000, 0.15, 10),
                Rows.row("a", Row.MCPX, 1, 3000, 0.22, 25)));

        assertThat(table.markdown())
                .contains(
                        "| a | MCPX | 1 | 3000 | 0.50 | 0.220 | 0.440 | 0.660 | 0.880 | 0.120 | 25.0 | 2.50 | – | 120 | 0 |")
                .contains(
                        "| a | direct | 1 | 9000 | 1.50 | 0.100 | 0.200 | 0.300 | 0.400 | – | 5.00 | 0.50 | – | 120 | 0 |");
    }

    @Test
    void doesNotCompareAcrossScenariosOrConnections() {
        var table = new Table(List.of(
                Rows.row("a", Row.NGINX, 1, 6000, 0.15, 10),
                Rows.row("a", Row.MCPX, 32, 3000, 0.22, 25),
                Rows.row("b", Row.MCPX, 1, 3000, 0.22, 25)));

        assertThat(table.markdown()).contains("| a | MCPX | 32 | 3000 | – |", "| b | MCPX | 1 | 3000 | – |");
    }

    @Test
    void makesErrorsStandOut() {
        var failing = new Row("a", Row.MCPX, 1, Rows.figures(10, 1, 1, 1, 1, 7));

        assertThat(new Table(List.of(failing)).markdown()).contains("| **7** |");
    }

    @Test
    void hasAsManyCellsInEveryLine() {
        var markdown = new Table(List.of(Rows.row("a", Row.MCPX, 1, 1, 1, 1))).markdown();

        assertThat(markdown.lines()
                        .map(line ->
                                line.chars().filter(letter -> letter == '|').count()))
                .hasSize(3)
                .containsOnly(16L);
    }
}
