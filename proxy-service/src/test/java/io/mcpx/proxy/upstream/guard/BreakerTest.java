// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(10), now::get, () -> 1);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    @Test
    void opensAfterFailuresInARow() {
        fail(2);
        assertThat(breaker.admits()).isTrue();

        fail(1);
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void aSuccessEndsTheRow() {
        fail(2);
        breaker.succeeded();
        fail(2);

        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void letsOneCallThroughAfterThePause() {
        fail(3);
        now.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void closesWhenThatCallSucceedsAndPausesAgainWhenItFails() {
        fail(3);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        breaker.admits();
        breaker.failed();
        assertThat(breaker.admits()).isFalse();

        now.addAndGet(Duration.ofSeconds(10).toNanos());
        breaker.admits();
        breaker.succeeded();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void letsAnotherThroughWhenNothingIsHeardOfTheFirst() {
        fail(3);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        breaker.admits();

        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(breaker.admits()).isTrue();
    }
}
