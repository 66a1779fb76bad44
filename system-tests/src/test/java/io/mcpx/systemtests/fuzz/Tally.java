// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many answers of each status there were. Thread-safe. */
final class Tally {

    private final AtomicLongArray byStatus = new AtomicLongArray(600);
    private final AtomicLong unanswered = new AtomicLong();

    void answered(int status) {
        byStatus.incrementAndGet(status);
    }

    /** Counts what was sent and had no right to an answer. */
    void unanswered() {
        unanswered.incrementAndGet();
    }

    long of(int status) {
        return byStatus.get(status);
    }

    /** Everything counted so far. */
    long total() {
        return unanswered.get()
                + IntStream.range(0, 600).mapToLong(byStatus::get).sum();
    }

    @Override
    public String toString() {
        return IntStream.range(0, 600)
                .filter(status -> of(status) > 0)
                .mapToObj(status -> status + ": " + of(status))
                .collect(Collectors.joining(", ", "", ", unanswered: " + unanswered));
    }
}
