// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.guard;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: not at all at first, then twice as long each time up to a cap. Not thread-safe. */
public final class Backoff {

    private final Duration first;
    private final Duration cap;
    private final DoubleSupplier random;
    private Duration next = Duration.ZERO;

    /**
     * A back-off that has not waited yet.
     *
     * @param first the wait before the second attempt
     * @param random values from 0 to 1; each wait is between half of what it could be and all of it
     */
    public Backoff(Duration first, Duration cap, DoubleSupplier random) {
        this.first = first;
        this.cap = cap;
        this.random = random;
    }

    /** The wait before the attempt that comes now. */
    public Duration next() {
        var wait = next;
        next = wait.isZero() ? first : shorter(wait.multipliedBy(2), cap);
        return jittered(wait);
    }

    /** The next attempt is made at once. */
    public void reset() {
        next = Duration.ZERO;
    }

    private Duration jittered(Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() * (0.5 + random.getAsDouble() / 2)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
