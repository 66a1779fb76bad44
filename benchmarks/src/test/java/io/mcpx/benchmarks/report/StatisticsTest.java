// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void takesTheMiddleOne() {
        assertThat(Statistics.median(9, 1, 5)).isEqualTo(5);
    }

    @Test
    void takesWhatIsBetweenTheTwoInTheMiddle() {
        assertThat(Statistics.median(4, 1, 2, 100)).isEqualTo(3);
    }

    @Test
    void refusesTheMedianOfNothing() {
        assertThatThrownBy(Statistics::median).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void measuresTheRiseFromTheFirstToTheLast() {
        assertThat(Statistics.rise(10, 12, 14, 16)).isEqualTo(6, within(1e-9));
        assertThat(Statistics.rise(5, 3, 1)).isEqualTo(-4, within(1e-9));
    }

    @Test
    void isNotMisledByOneOutlierInTheMiddle() {
        assertThat(Statistics.rise(10, 10, 99, 10, 10)).isEqualTo(0, within(1e-9));
    }

    @Test
    void seesNoRiseInOneValue() {
        assertThat(Statistics.rise(7)).isZero();
    }
}
