// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long one call may still take: each sign of life starts its time anew, time in which the server waits for the
 * client does not count, and the ceiling holds whatever happens. Confined to the call's context, but for the look of the clock.
 */
final class Deadline {

    private final CallClock clock;
    private final Deadlines limits;
    private final Context context;
    private final Consumer<Duration> expired;
    private final long start = System.nanoTime();
    private long lastSign = start;
    private int holds;
    private boolean over;

    /** Not after this anything is due; may be earlier than it could be. */
    private volatile long due;

    /** @param expired gets the limit that was passed, once, on the context */
    Deadline(CallClock clock, Deadlines limits, Context context, Consumer<Duration> expired) {
        this.clock = clock;
        this.limits = limits;
        this.context = context;
        this.expired = expired;
        this.due = start + left(start);
    }

    /** Begins to count. */
    void begin() {
        clock.watch(this);
    }

    void sign() {
        lastSign = System.nanoTime();
    }

    /** The server is waiting for the client. */
    void hold() {
        holds++;
    }

    /** The server no longer waits. */
    void release() {
        holds--;
        sign();
    }

    void end() {
        over = true;
        clock.forget(this);
    }

    /** From the clock, on any thread. */
    void look(long now) {
        if (now - due >= 0) {
            context.runOnContext(turn -> check());
        }
    }

    private void check() {
        if (over) {
            return;
        }
        long now = System.nanoTime();
        var passed = passed(now);
        if (passed == null) {
            due = now + left(now);
        } else {
            expired.accept(passed);
        }
    }

    private @Nullable Duration passed(long now) {
        if (now - start >= limits.ceiling().toNanos()) {
            return limits.ceiling();
        }
        return holds == 0 && now - lastSign >= limits.call().toNanos() ? limits.call() : null;
    }

    private long left(long now) {
        long ofCeiling = limits.ceiling().toNanos() - (now - start);
        long ofCall = holds > 0 ? limits.call().toNanos() : limits.call().toNanos() - (now - lastSign);
        return Math.min(ofCeiling, ofCall);
    }
}
