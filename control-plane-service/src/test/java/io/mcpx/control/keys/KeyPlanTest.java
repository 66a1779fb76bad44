// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyPlanTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyPlan PLAN = new KeyPlan(Duration.ofDays(30), Duration.ofDays(1), Duration.ofMinutes(16));

    @Test
    void beginsWithAKeyThatSignsAtOnce() {
        assertThat(PLAN.next(List.of(), START)).contains(START);
    }

    @Test
    void makesTheNextKeyADayBeforeItSigns() {
        assertThat(PLAN.next(List.of(START), days(28))).isEmpty();
        assertThat(PLAN.next(List.of(START), days(29))).contains(days(30));
        assertThat(PLAN.next(List.of(START, days(30)), days(29))).isEmpty();
    }

    @Test
    void publishesAKeyForADayEvenWhenItIsLongOverdue() {
        assertThat(PLAN.next(List.of(START), days(100))).contains(days(101));
        assertThat(PLAN.signing(List.of(START, days(101)), days(100))).isZero();
        assertThat(PLAN.signing(List.of(START, days(101)), days(101))).isEqualTo(1);
    }

    @Test
    void keepsAKeyUntilItsLastTokenHasExpired() {
        var starts = List.of(START, days(30));

        assertThat(PLAN.over(starts, days(30).plus(Duration.ofMinutes(16)))).isEmpty();
        assertThat(PLAN.over(starts, days(30).plus(Duration.ofMinutes(17)))).containsExactly(0);
    }

    private static Instant days(int number) {
        return START.plus(Duration.ofDays(number));
    }
}
