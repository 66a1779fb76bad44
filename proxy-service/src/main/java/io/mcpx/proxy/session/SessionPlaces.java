// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many sessions are open, in total and for each caller, and may be. Thread-safe. */
final class SessionPlaces {

    private final int max;
    private final int maxPerCaller;
    private final Map<String, AtomicInteger> perCaller = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();

    SessionPlaces(SessionConfig config) {
        this.max = config.max();
        this.maxPerCaller = config.maxPerCaller();
    }

    int taken() {
        return taken.get();
    }

    /** False when there is no place left. */
    boolean take(String principal) {
        if (taken.incrementAndGet() > max) {
            taken.decrementAndGet();
            return false;
        }
        if (perCaller.merge(principal, new AtomicInteger(1), SessionPlaces::sum).get() > maxPerCaller) {
            giveBack(principal);
            return false;
        }
        return true;
    }

    void giveBack(String principal) {
        taken.decrementAndGet();
        perCaller.computeIfPresent(principal, (any, sessions) -> sessions.decrementAndGet() == 0 ? null : sessions);
    }

    private static AtomicInteger sum(AtomicInteger known, AtomicInteger more) {
        known.addAndGet(more.get());
        return known;
    }
}
