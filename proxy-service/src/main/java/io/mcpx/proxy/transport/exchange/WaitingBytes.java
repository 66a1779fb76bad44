// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import java.util.concurrent.atomic.LongAdder;

/**
 * What is written to all clients together and has not left yet. A response has a first part free, so that clients who read
 * slowly or ask for much never take the place of others. Thread-safe.
 */
final class WaitingBytes {

    private static final int FREE = 64 << 10;

    private final long most;
    private final LongAdder waiting = new LongAdder();

    WaitingBytes(long most) {
        this.most = most;
    }

    /** Whether a response of which this much waits may be given so much more. */
    boolean hasRoom(int waitingOfIt, int more) {
        return (long) waitingOfIt + more <= FREE || sum() + more <= most;
    }

    void add(int bytes) {
        waiting.add(bytes);
    }

    long sum() {
        return waiting.sum();
    }
}
