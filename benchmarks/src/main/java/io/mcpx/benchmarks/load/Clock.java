// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Calls at even times from a thread of its own, more exactly than time-outs in milliseconds; what is late is made up for. */
final class Clock {

    private final long interval;
    private final long end;
    private final LongConsumer due;
    private volatile boolean isRunning = true;

    private Clock(long interval, long end, LongConsumer due) {
        this.interval = interval;
        this.end = end;
        this.due = due;
    }

    /** @param due is given the time that was meant */
    static Clock start(long first, long interval, long end, LongConsumer due) {
        var clock = new Clock(interval, end, due);
        Thread.ofPlatform().daemon().name("clock").start(() -> clock.run(first));
        return clock;
    }

    boolean isRunning() {
        return isRunning;
    }

    void stop() {
        isRunning = false;
    }

    private void run(long first) {
        long next = first;
        while (isRunning && next < end) {
            long now = System.nanoTime();
            if (next > now) {
                LockSupport.parkNanos(next - now);
            } else {
                due.accept(next);
                next += interval;
            }
        }
        isRunning = false;
    }
}
