// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How many bytes of events may be kept, here and in the budget this one is part of. Thread-safe. */
public final class ReplayBudget {

    private final long max;
    private final @Nullable ReplayBudget whole;
    private final AtomicLong used = new AtomicLong();

    public ReplayBudget(long max, @Nullable ReplayBudget whole) {
        this.max = max;
        this.whole = whole;
    }

    boolean take(long bytes) {
        if (used.addAndGet(bytes) <= max && (whole == null || whole.take(bytes))) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
        if (whole != null) {
            whole.give(bytes);
        }
    }

    public long used() {
        return used.get();
    }
}
