// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.proxy.upstream.guard.Backoff;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets something happen at growing intervals: the second time at once, then later and later; a minute of quiet and it begins anew.
 * May be looked at by anyone; passed by one thread at a time.
 */
final class Gate {

    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final Backoff backoff;
    private final LongSupplier nanoTime;
    private volatile long opensAt;

    Gate(Backoff backoff, LongSupplier nanoTime) {
        this.backoff = backoff;
        this.nanoTime = nanoTime;
        this.opensAt = nanoTime.getAsLong();
    }

    boolean isOpen() {
        return nanoTime.getAsLong() - opensAt >= 0;
    }

    /** It happened: not again before the next interval is over. */
    void pass() {
        long now = nanoTime.getAsLong();
        if (now - opensAt > QUIET_NANOS) {
            backoff.reset();
        }
        opensAt = now + backoff.next().toNanos();
    }

    /** All is well again. */
    void reset() {
        backoff.reset();
        opensAt = nanoTime.getAsLong();
    }
}
