// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakTest {

    @Test
    void isFlatWhenNothingRises() {
        var soak = soak(60, minute -> sample(minute, 80, 0.4, 0));

        assertThat(soak.isFlat()).isTrue();
        assertThat(soak.markdown())
                .contains("Verdict: flat", "| 60 | 4000 | 0.400 | 0.800 | 0 | 80.0 | 200.0 | 40 | 90 |");
    }

    @Test
    void seesAHeapThatGrowsSlowly() {
        var soak = soak(60, minute -> sample(minute, 80 + minute, 0.4, 0));

        assertThat(soak.isFlat()).isFalse();
        assertThat(soak.markdown()).contains("| live heap, MiB | 82.00 | +58.00 |", "**rises**", "**not flat**");
    }

    @Test
    void seesLatencyThatGrows() {
        assertThat(soak(60, minute -> sample(minute, 80, 0.4 + minute / 10.0, 0))
                        .isFlat())
                .isFalse();
    }

    @Test
    void doesNotMindTheFirstMinute() {
        assertThat(soak(60, minute -> sample(minute, 80, minute == 1 ? 90 : 0.4, 0))
                        .isFlat())
                .isTrue();
    }

    @Test
    void isNotFlatWithErrors() {
        var soak = soak(60, minute -> sample(minute, 80, 0.4, minute == 30 ? 3 : 0));

        assertThat(soak.hasFault()).isTrue();
        assertThat(soak.markdown()).contains("Verdict: **3 errors**");
    }

    @Test
    void hasNoVerdictAfterAFewMinutes() {
        var soak = soak(4, minute -> sample(minute, 80, 0.4, 0));

        assertThat(soak.isFlat()).isFalse();
        assertThat(soak.hasFault()).isFalse();
        assertThat(soak.markdown()).contains("Verdict: none");
    }

    private static Soak soak(int minutes, IntFunction<Sample> sample) {
        return new Soak(
                "a machine",
                4000,
                IntStream.rangeClosed(1, minutes).mapToObj(sample).toList());
    }

    private static Sample sample(int minute, long heap, double p50, long errors) {
        return new Sample(
                minute,
                4000,
                p50,
                2 * p50,
                errors,
                OptionalLong.of(heap << 20),
                OptionalLong.of(200 << 20),
                OptionalLong.of(40),
                OptionalLong.of(90));
    }
}
