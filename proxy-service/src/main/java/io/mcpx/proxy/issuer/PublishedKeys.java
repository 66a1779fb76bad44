// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import io.mcpx.proxy.identity.token.SigningKeys;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys of one issuer: read again from time to time; the last good ones stay while they cannot be read. Thread-safe. */
final class PublishedKeys {

    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);

    private final IssuerSource source;
    private final Documents documents;
    private final LongSupplier nanoTime;
    private final Duration shortest;
    private final Duration longest;
    private final AtomicReference<@Nullable Future<Void>> reading = new AtomicReference<>();
    private volatile @Nullable SigningKeys keys;
    private volatile boolean failing;
    private volatile long begun;
    private volatile boolean tried;

    PublishedKeys(IssuerSource source, Documents documents, IssuerConfig config, LongSupplier nanoTime) {
        this.source = source;
        this.documents = documents;
        this.nanoTime = nanoTime;
        this.shortest = config.minRefreshInterval();
        this.longest = config.refreshInterval();
    }

    /** The last good ones; null before there were any. */
    @Nullable
    SigningKeys keys() {
        return keys;
    }

    /** Reads them if it is time to. */
    Future<Void> renewIfDue() {
        var wait = keys == null || failing ? shortest : longest;
        return isOlderThan(wait) ? renew() : Future.succeededFuture();
    }

    /**
     * Reads them, once for all who ask meanwhile, and not sooner after the last time than that is allowed. Never fails: whoever asks
     * looks at {@link #keys} afterwards.
     */
    Future<Void> renew() {
        var asked = reading.get();
        if (asked != null) {
            return asked;
        }
        if (!isOlderThan(shortest)) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        if (!reading.compareAndSet(null, promise.future())) {
            return renew();
        }
        begun = nanoTime.getAsLong();
        tried = true;
        source.read(documents).onSuccess(this::accept).onFailure(this::refuse).onComplete(done -> {
            reading.set(null);
            promise.complete();
        });
        return promise.future();
    }

    private boolean isOlderThan(Duration age) {
        return !tried || nanoTime.getAsLong() - begun >= age.toNanos();
    }

    private void accept(SigningKeys read) {
        var last = keys;
        if (last == null || failing) {
            LOG.infof("keys of an issuer are known issuer=%s", source);
        }
        failing = false;
        if (last == null || !last.sameAs(read)) {
            keys = read;
        }
    }

    /** Said once, not each time. */
    private void refuse(Throwable failure) {
        if (!failing) {
            LOG.warnf(
                    "keys of an issuer cannot be read, issuer=%s reason=%s: %s",
                    source, failure.getMessage(), keys == null ? "its tokens are refused" : "the last ones go on");
        }
        failing = true;
    }
}
