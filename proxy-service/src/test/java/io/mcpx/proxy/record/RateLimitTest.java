// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong now = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, now::get);

    @Test
    void letsSoManyThroughInASecondAndCountsTheRest() {
        assertThat(permitted(5)).isEqualTo(3);
        assertThat(limit.takeRefused()).isEqualTo(2);
    }

    @Test
    void beginsAnewInTheNextSecond() {
        permitted(5);
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(permitted(5)).isEqualTo(3);
    }

    @Test
    void tellsTheRefusedOnce() {
        permitted(5);
        limit.takeRefused();

        assertThat(limit.takeRefused()).isZero();
    }

    private long permitted(int tries) {
        return IntStream.range(0, tries).filter(i -> limit.permits()).count();
    }
}
