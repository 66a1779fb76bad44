// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.Reply;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.peer.PeerErrand;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Shutdown from the clients' side: new work is refused, calls under way may finish, then streams are closed in the way their
 * revision offers. Thread-safe, never blocks.
 */
public final class Draining {

    private final Vertx vertx;
    private final OpenSessions sessions;
    private final Duration delay;
    private final Duration retryAfter;
    private final List<Runnable> streamEnders = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Promise<Void> idle = Promise.promise();
    private volatile boolean begun;
    private volatile boolean refusing;

    Draining(Vertx vertx, OpenSessions sessions, HttpConfig config) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.delay = config.drainDelay();
        this.retryAfter = config.retryAfter();
    }

    /** From now on, or after the configured delay, new sessions, streams and calls are refused with 503. */
    public void begin() {
        if (begun) {
            return;
        }
        begun = true;
        if (delay.isPositive()) {
            vertx.setTimer(delay.toMillis(), late -> refuse());
        } else {
            refuse();
        }
    }

    /** Whether shutdown has begun: readiness is to fall. */
    public boolean hasBegun() {
        return begun;
    }

    /** Calls that have no answer yet; listening streams do not count. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Adds an action that ends listening streams its own way, such as with the result of a modern listen request. */
    public void whenStreamsEnd(Runnable action) {
        streamEnders.add(action);
    }

    /**
     * Begins, waits for calls under way, and closes all streams.
     *
     * @param limit how long to wait for the calls
     * @return completes when the streams have been closed, never fails
     */
    public Future<Void> drain(Duration limit) {
        begin();
        var closed = Promise.<Void>promise();
        long timer = vertx.setTimer(Math.max(1, limit.plus(delay).toMillis()), late -> idle.tryComplete());
        idle.future().onComplete(any -> {
            vertx.cancelTimer(timer);
            closeStreams();
            closed.complete();
        });
        return closed.future();
    }

    /** Why new work is refused now; null when it is not. */
    @Nullable
    Refusal refusal() {
        return refusing ? Refusal.overloaded(503, "shutting down", retryAfter) : null;
    }

    void track(Reply reply) {
        inFlight.incrementAndGet();
        reply.onOver(this::finished);
    }

    /** Counts a call that runs on another replica among those under way here. */
    void follow(PeerErrand errand, Future<Void> relayed) {
        if (errand.lane() == PeerErrand.Lane.CALLS) {
            inFlight.incrementAndGet();
            relayed.onComplete(any -> finished());
        }
    }

    private void finished() {
        if (inFlight.decrementAndGet() == 0 && refusing) {
            idle.tryComplete();
        }
    }

    private void refuse() {
        refusing = true;
        if (inFlight.get() == 0) {
            idle.tryComplete();
        }
    }

    private void closeStreams() {
        streamEnders.forEach(Runnable::run);
        sessions.suspendStreams();
    }
}
