// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: twice as long each time up to a cap, by chance so that replicas part. Not thread-safe. */
final class RetryWait {

    private final Duration first;
    private final Duration cap;
    private final DoubleSupplier random;
    private Duration next;

    /** @param random values from 0 to 1; each wait is between half of what it could be and all of it */
    RetryWait(Duration first, Duration cap, DoubleSupplier random) {
        this.first = first;
        this.cap = cap;
        this.random = random;
        this.next = first;
    }

    Duration next() {
        var wait = next;
        var twice = wait.multipliedBy(2);
        next = twice.compareTo(cap) < 0 ? twice : cap;
        return Duration.ofNanos((long) (wait.toNanos() * (0.5 + random.getAsDouble() / 2)));
    }

    /** The next wait is the first one again. */
    void reset() {
        next = first;
    }
}
