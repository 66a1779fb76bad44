// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.memory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What messages that are still arriving take together. The first part of each is free, so that large ones never take the place
 * of small ones; whoever wants more than is left pays, nobody else. Thread-safe.
 */
public final class HeldBytes {

    private static final int FREE = 64 << 10;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    public HeldBytes(long most) {
        this.most = most;
    }

    /** Takes note that one message, of which this much was held before, is held up to here now; false if that is too much. */
    public boolean change(int before, int now) {
        long more = Math.max(0, now - FREE) - (long) Math.max(0, before - FREE);
        if (more == 0) {
            return true;
        }
        if (held.addAndGet(more) <= most || more < 0) {
            return true;
        }
        held.addAndGet(-more);
        return false;
    }

    /** Bytes held beyond what is free. */
    public long held() {
        return held.get();
    }
}
