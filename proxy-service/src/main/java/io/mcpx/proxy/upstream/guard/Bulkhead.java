// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.guard;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How many calls one server holds at once, and how many wait for a place; first come, first served. Thread-safe. */
public final class Bulkhead {

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Place> waiting = new ArrayDeque<>();
    private final int queue;
    private int free;

    public Bulkhead(int places, int queue) {
        this.free = places;
        this.queue = queue;
    }

    /**
     * Asks for a place.
     *
     * @param admitted runs if the place is not {@link Place#isHeld() held} yet, once it is, on the thread of whoever left
     * @return what to give back when the call is over or no longer wants its place; null if too many are waiting already
     */
    public @Nullable Place enter(Runnable admitted) {
        var place = new Place(admitted);
        lock.lock();
        try {
            if (free > 0) {
                free--;
                place.held = true;
                return place;
            }
            return waiting.size() < queue && waiting.add(place) ? place : null;
        } finally {
            lock.unlock();
        }
    }

    /** One call's place, or its wait for one. */
    public final class Place {

        private final Runnable admitted;
        private boolean held;
        private boolean left;

        private Place(Runnable admitted) {
            this.admitted = admitted;
        }

        /** Whether there was a place at once. To be asked by who entered, before anything else can have happened. */
        public boolean isHeld() {
            lock.lock();
            try {
                return held;
            } finally {
                lock.unlock();
            }
        }

        /** Frees the place, or gives up waiting. A second time has no effect. */
        public void leave() {
            var next = release();
            if (next != null) {
                next.admitted.run();
            }
        }

        private @Nullable Place release() {
            lock.lock();
            try {
                if (left) {
                    return null;
                }
                left = true;
                if (!held) {
                    waiting.remove(this);
                    return null;
                }
                return passOn();
            } finally {
                lock.unlock();
            }
        }

        private @Nullable Place passOn() {
            var next = waiting.poll();
            if (next == null) {
                free++;
            } else {
                next.held = true;
            }
            return next;
        }
    }
}
