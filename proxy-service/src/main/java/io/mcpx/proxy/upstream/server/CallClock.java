// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.vertx.core.Context;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The one clock that watches over the deadlines of a server's calls, since most calls end long before theirs and a timer for each would
 * cost more than the rest. It stands still while there is none, and is late by a sixteenth at most. Thread-safe.
 */
final class CallClock {

    private static final int TICKS_OF_A_LIMIT = 16;
    private static final long SHORTEST_MILLIS = 1;
    private static final long LONGEST_MILLIS = 1000;

    private final Context home;
    private final Supplier<Deadlines> limits;
    private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ticking = new AtomicBoolean();

    /** @param home where it ticks */
    CallClock(Context home, Supplier<Deadlines> limits) {
        this.home = home;
        this.limits = limits;
    }

    void watch(Deadline deadline) {
        running.add(deadline);
        if (!ticking.get() && ticking.compareAndSet(false, true)) {
            home.runOnContext(turn -> wind());
        }
    }

    void forget(Deadline deadline) {
        running.remove(deadline);
    }

    private void wind() {
        home.owner().setTimer(tickMillis(), due -> strike());
    }

    private void strike() {
        long now = System.nanoTime();
        running.forEach(deadline -> deadline.look(now));
        if (running.isEmpty()) {
            ticking.set(false);
            if (running.isEmpty() || !ticking.compareAndSet(false, true)) {
                return;
            }
        }
        wind();
    }

    private long tickMillis() {
        return Math.clamp(limits.get().call().toMillis() / TICKS_OF_A_LIMIT, SHORTEST_MILLIS, LONGEST_MILLIS);
    }
}
