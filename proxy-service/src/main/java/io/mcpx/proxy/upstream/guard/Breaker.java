// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Fails calls at once while a server fails them all. A number of failures in a row opens it; after a pause it lets a
 * single call through, whose outcome closes it or opens it for another pause. Thread-safe, without locks.
 */
public final class Breaker {

    private final AtomicReference<State> state = new AtomicReference<>(Closed.CLEAN);
    private final int failuresToOpen;
    private final Duration pause;
    private final LongSupplier nanoTime;
    private final DoubleSupplier random;

    /**
     * A closed breaker.
     *
     * @param pause how long it stays open, at least half of it
     * @param random values from 0 to 1, so that not all instances try again at the same moment
     */
    public Breaker(int failuresToOpen, Duration pause, LongSupplier nanoTime, DoubleSupplier random) {
        this.failuresToOpen = failuresToOpen;
        this.pause = pause;
        this.nanoTime = nanoTime;
        this.random = random;
    }

    /** Whether a call may be tried now. Who is let through reports how it went. */
    public boolean admits() {
        var current = state.get();
        return switch (current) {
            case Closed _ -> true;
            case Open open -> open.isOver(nanoTime.getAsLong()) && state.compareAndSet(open, opened());
        };
    }

    public void succeeded() {
        if (!state.get().equals(Closed.CLEAN)) {
            state.set(Closed.CLEAN);
        }
    }

    public void failed() {
        state.updateAndGet(afterFailure());
    }

    public boolean isOpen() {
        return state.get() instanceof Open;
    }

    private UnaryOperator<State> afterFailure() {
        var opened = opened();
        return current -> switch (current) {
            case Closed(int failures) -> failures + 1 < failuresToOpen ? new Closed(failures + 1) : opened;
            case Open _ -> opened;
        };
    }

    private Open opened() {
        return new Open(nanoTime.getAsLong() + (long) (pause.toNanos() * (0.5 + random.getAsDouble() / 2)));
    }

    private sealed interface State {}

    private record Closed(int failures) implements State {
        static final Closed CLEAN = new Closed(0);
    }

    private record Open(long until) implements State {
        boolean isOver(long now) {
            return now - until >= 0;
        }
    }
}
