// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.proxy.route.ServerSpec.Deadlines;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long one call may still take: each sign of life starts its time anew, time in which the server waits for the
 * client does not count, and the ceiling holds whatever happens. Confined to the call's context.
 */
final class Deadline {

    private final Vertx vertx;
    private final Deadlines limits;
    private final Consumer<Duration> expired;
    private final long start = System.nanoTime();
    private long lastSign = start;
    private int holds;
    private long timer = -1;

    Deadline(Vertx vertx, Deadlines limits, Consumer<Duration> expired) {
        this.vertx = vertx;
        this.limits = limits;
        this.expired = expired;
    }

    /** Begins to count. The action gets the limit that was passed, once. */
    void begin() {
        arm(limits.call().toNanos());
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
        vertx.cancelTimer(timer);
    }

    private void arm(long nanos) {
        timer = vertx.setTimer(Math.max(1, Duration.ofNanos(nanos).toMillis()), due -> due());
    }

    private void due() {
        passed().ifPresentOrElse(expired, () -> arm(left()));
    }

    private Optional<Duration> passed() {
        long now = System.nanoTime();
        if (now - start >= limits.ceiling().toNanos()) {
            return Optional.of(limits.ceiling());
        }
        return holds == 0 && now - lastSign >= limits.call().toNanos() ? Optional.of(limits.call()) : Optional.empty();
    }

    private long left() {
        long now = System.nanoTime();
        long ofCeiling = limits.ceiling().toNanos() - (now - start);
        long ofCall = holds > 0 ? limits.call().toNanos() : limits.call().toNanos() - (now - lastSign);
        return Math.min(ofCeiling, ofCall);
    }
}
