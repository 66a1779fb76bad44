// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets so many through in each second and counts the rest. Thread-safe; under contention it may let one or two more. */
final class RateLimit {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int permits;
    private final LongSupplier nanoTime;
    private final AtomicLong windowStart;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    RateLimit(int permits, LongSupplier nanoTime) {
        this.permits = permits;
        this.nanoTime = nanoTime;
        this.windowStart = new AtomicLong(nanoTime.getAsLong());
    }

    boolean permits() {
        startWindow();
        if (used.incrementAndGet() <= permits) {
            return true;
        }
        refused.incrementAndGet();
        return false;
    }

    /** How many were refused since this was last asked. */
    long takeRefused() {
        return refused.getAndSet(0);
    }

    private void startWindow() {
        long now = nanoTime.getAsLong();
        long start = windowStart.get();
        if (now - start >= SECOND && windowStart.compareAndSet(start, now)) {
            used.set(0);
        }
    }
}
