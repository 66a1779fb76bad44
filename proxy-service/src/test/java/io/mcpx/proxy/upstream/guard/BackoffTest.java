// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitsNotAtAllAtFirstThenTwiceAsLongEachTimeUpToItsCap() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(350), () -> 1);

        assertThat(backoff.next()).isZero();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(350));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(350));
        backoff.reset();
        assertThat(backoff.next()).isZero();
    }

    @Test
    void waitsAtLeastHalfOfWhatItMay() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0);
        backoff.next();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(50));
    }
}
