// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.credential.secret.Leased.Late;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A value in memory that is fetched when it is needed, once for all who wait for it, and used for no longer than it is valid. When
 * it cannot be fetched, attempts are made at growing intervals, and those who ask in between fail at once. Thread-safe.
 */
final class Kept<T> {

    private record Held<T>(T value, long freshUntil, long validUntil, Late late) {}

    private static final Logger LOG = Logger.getLogger(Kept.class);

    private final String what;
    private final Supplier<Future<Leased<T>>> source;
    private final LongSupplier nanoTime;
    private final Gate failures;
    private final Gate insistence;
    private final AtomicReference<@Nullable Future<T>> fetching = new AtomicReference<>();
    private volatile @Nullable Held<T> held;
    private volatile Throwable lastFailure;

    /**
     * Nothing is fetched yet.
     *
     * @param what for logs: what is kept, without anything secret
     * @param source fails with a {@link ConnectFailure}, in a time that is bounded
     */
    Kept(String what, Supplier<Future<Leased<T>>> source, Pace pace) {
        this.what = what;
        this.source = source;
        this.nanoTime = pace.nanoTime();
        this.failures = pace.gate();
        this.insistence = pace.gate();
        this.lastFailure = new ConnectFailure(Kind.UNAVAILABLE, what + " not available");
    }

    /** The value if it can be used as it is; if it is late, another is fetched meanwhile. Never waits. */
    @Nullable
    T known() {
        var last = held;
        if (last == null || isOver(last.validUntil())) {
            return null;
        }
        if (isOver(last.freshUntil())) {
            if (last.late() == Late.CHECKED) {
                return null;
            }
            if (failures.isOpen() && fetching.get() == null) {
                fetch(null);
            }
        }
        return last.value();
    }

    /** The value, waited for. Fails with a {@link ConnectFailure}; on any thread. */
    Future<T> get() {
        var known = known();
        return known == null ? fetch(null).recover(this::elseLate) : Future.succeededFuture(known);
    }

    /** Another value than this one, which is of no use. Fails as {@link #get}, also if that has been asked too often. */
    Future<T> insteadOf(T refused) {
        return fetch(refused);
    }

    private Future<T> fetch(@Nullable T refused) {
        var underWay = fetching.get();
        if (underWay != null) {
            return underWay;
        }
        Promise<T> promise = Promise.promise();
        if (!fetching.compareAndSet(null, promise.future())) {
            return fetch(refused);
        }
        begin(promise, refused);
        return promise.future();
    }

    /** Who comes when the value has just been fetched gets that one. */
    private void begin(Promise<T> promise, @Nullable T refused) {
        var last = held;
        if (last != null && !isOver(last.freshUntil()) && !last.value().equals(refused)) {
            land(promise, Future.succeededFuture(last.value()));
        } else if (!failures.isOpen()) {
            land(promise, Future.failedFuture(lastFailure));
        } else if (refused == null) {
            attempt().onComplete(done -> fetched(promise, done));
        } else if (insistence.isOpen()) {
            insistence.pass();
            attempt().onComplete(done -> fetched(promise, done));
        } else {
            land(promise, Future.failedFuture(new ConnectFailure(Kind.UNAUTHORIZED, what + " refused again")));
        }
    }

    private Future<Leased<T>> attempt() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void fetched(Promise<T> promise, AsyncResult<Leased<T>> done) {
        if (done.succeeded()) {
            hold(done.result());
            failures.reset();
            land(promise, Future.succeededFuture(done.result().value()));
        } else {
            var why = ConnectFailure.reason(done.cause());
            LOG.warnf("credential not obtained what=%s reason=%s", what, why.detail());
            lastFailure = new ConnectFailure(why);
            failures.pass();
            land(promise, Future.failedFuture(lastFailure));
        }
    }

    private void hold(Leased<T> leased) {
        long now = nanoTime.getAsLong();
        held = new Held<>(
                leased.value(),
                now + leased.fresh().toNanos(),
                now + leased.valid().toNanos(),
                leased.late());
    }

    private void land(Promise<T> promise, Future<T> outcome) {
        fetching.set(null);
        promise.handle(outcome);
    }

    /** A value that is only late is better than none. */
    private Future<T> elseLate(Throwable failure) {
        var last = held;
        return last == null || isOver(last.validUntil())
                ? Future.failedFuture(failure)
                : Future.succeededFuture(last.value());
    }

    private boolean isOver(long until) {
        return nanoTime.getAsLong() - until >= 0;
    }
}
