// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/** Wakes a selector at even times, more exactly than its own time-outs in milliseconds. */
final class Clock implements AutoCloseable {

    private final Selector selector;
    private final long interval;
    private volatile boolean isRunning = true;

    private Clock(Selector selector, long interval) {
        this.selector = selector;
        this.interval = interval;
    }

    static Clock start(Selector selector, long first, long interval) {
        var clock = new Clock(selector, interval);
        Thread.ofPlatform().daemon().name("clock").start(() -> clock.run(first));
        return clock;
    }

    boolean isRunning() {
        return isRunning;
    }

    @Override
    public void close() {
        isRunning = false;
    }

    private void run(long first) {
        long next = first;
        while (isRunning) {
            long now = System.nanoTime();
            if (next > now) {
                LockSupport.parkNanos(next - now);
            } else {
                selector.wakeup();
                next += interval * ((now - next) / interval + 1);
            }
        }
    }
}
