// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/** The last events of one stream. Guarded by its stream. */
final class ReplayBuffer {

    private static final class Kept {

        private final long event;
        private final byte[] bytes;

        Kept(long event, byte[] bytes) {
            this.event = event;
            this.bytes = bytes;
        }
    }

    private final ArrayDeque<Kept> events = new ArrayDeque<>();
    private final int maxEvents;
    private final ReplayBudget budget;

    ReplayBuffer(int maxEvents, ReplayBudget budget) {
        this.maxEvents = maxEvents;
        this.budget = budget;
    }

    /** Keeps the event, at the cost of older ones; one that is larger than the whole budget is not kept. */
    void keep(long event, byte[] bytes) {
        if (events.size() >= maxEvents) {
            dropOldest();
        }
        while (!budget.take(bytes.length)) {
            if (events.isEmpty()) {
                return;
            }
            dropOldest();
        }
        events.addLast(new Kept(event, bytes));
    }

    void replay(long after, Consumer<byte[]> to) {
        for (var kept : events) {
            if (kept.event > after) {
                to.accept(kept.bytes);
            }
        }
    }

    void clear() {
        while (!events.isEmpty()) {
            dropOldest();
        }
    }

    private void dropOldest() {
        budget.give(events.removeFirst().bytes.length);
    }
}
