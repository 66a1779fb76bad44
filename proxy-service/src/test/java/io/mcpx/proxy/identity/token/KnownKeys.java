// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import io.mcpx.configuration.route.IssuerSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keys as a test publishes them; those of a later time are found when they are asked for again. */
public final class KnownKeys implements IssuerKeys {

    private final Map<IssuerSpec, SigningKeys> published = new ConcurrentHashMap<>();
    private final Map<IssuerSpec, String> later = new ConcurrentHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger renewals = new AtomicInteger();

    public static KnownKeys of(IssuerSpec issuer, String jwks) {
        return new KnownKeys().and(issuer, jwks);
    }

    public KnownKeys and(IssuerSpec issuer, String jwks) {
        published.put(issuer, SigningKeys.read(jwks).orElseThrow());
        return this;
    }

    public KnownKeys later(IssuerSpec issuer, String jwks) {
        later.put(issuer, jwks);
        return this;
    }

    public int renewals() {
        return renewals.get();
    }

    int looks() {
        return looks.get();
    }

    @Override
    public @Nullable SigningKeys find(IssuerSpec issuer) {
        looks.incrementAndGet();
        return published.get(issuer);
    }

    @Override
    public void renew(IssuerSpec issuer, Runnable then) {
        renewals.incrementAndGet();
        var jwks = later.get(issuer);
        if (jwks != null) {
            and(issuer, jwks);
        }
        Thread.ofVirtual().start(then);
    }
}
