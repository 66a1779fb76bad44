// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to be done later, by the one thread that asks for it. */
final class Timers {

    private record Timer(long at, Runnable action) {}

    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::at));

    void after(long millis, Runnable action) {
        timers.add(new Timer(System.nanoTime() / 1_000_000 + millis, action));
    }

    /** Does what is due, and gives the milliseconds until the next; 0 if there is none. */
    long run() {
        long now = System.nanoTime() / 1_000_000;
        while (!timers.isEmpty()) {
            var next = timers.element();
            if (next.at() > now) {
                return next.at() - now;
            }
            timers.remove().action().run();
        }
        return 0;
    }
}
