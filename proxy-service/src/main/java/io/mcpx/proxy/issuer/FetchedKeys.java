// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.proxy.identity.token.IssuerKeys;
import io.mcpx.proxy.identity.token.SigningKeys;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of all issuers that are trusted, fetched apart from requests. */
final class FetchedKeys implements IssuerKeys {

    private final Documents documents;
    private final IssuerConfig config;
    private final LongSupplier nanoTime;
    private final Map<IssuerSource, PublishedKeys> issuers = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    FetchedKeys(Documents documents, IssuerConfig config, LongSupplier nanoTime) {
        this.documents = documents;
        this.config = config;
        this.nanoTime = nanoTime;
    }

    /** From now on these are trusted, and no others. Their keys are read at once. */
    void trust(Collection<IssuerSpec> trusted) {
        var sources = trusted.stream().map(IssuerSource::of).collect(Collectors.toSet());
        issuers.keySet().retainAll(sources);
        sources.forEach(this::of);
        renewDue();
    }

    /** Reads again what is due. */
    void renewDue() {
        issuers.values().forEach(PublishedKeys::renewIfDue);
    }

    @Override
    public @Nullable SigningKeys find(IssuerSpec issuer) {
        var published = issuers.get(IssuerSource.of(issuer));
        return published == null ? null : published.keys();
    }

    @Override
    public void renew(IssuerSpec issuer, Runnable then) {
        var read = of(IssuerSource.of(issuer)).renew();
        if (read.isComplete() || !takePlace()) {
            then.run();
            return;
        }
        read.timeout(config.keyWait().toMillis(), TimeUnit.MILLISECONDS).onComplete(done -> {
            waiting.decrementAndGet();
            then.run();
        });
    }

    private boolean takePlace() {
        if (waiting.incrementAndGet() > config.maxWaiting()) {
            waiting.decrementAndGet();
            return false;
        }
        return true;
    }

    private PublishedKeys of(IssuerSource source) {
        return issuers.computeIfAbsent(source, at -> new PublishedKeys(at, documents, config, nanoTime));
    }
}
