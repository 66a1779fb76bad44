// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void takesMediansTheMostMemoryAndAllErrors() {
        var figures = Figures.of(List.of(
                Rows.figures(100, 1, 10, 50, 60, 0),
                Rows.figures(900, 9, 90, 55, 80, 2),
                Rows.figures(200, 2, 20, 70, 70, 1)));

        assertThat(figures.callsPerSecond()).isEqualTo(200);
        assertThat(figures.percentiles().p50()).isEqualTo(2);
        assertThat(figures.cpuMicros()).hasValue(20);
        assertThat(figures.allocatedBytes()).isEmpty();
        assertThat(figures.residentGrowth()).hasValue(30 << 20);
        assertThat(figures.errors()).isEqualTo(3);
        assertThat(figures.firstError()).contains("status 500: `oops`");
    }
}
