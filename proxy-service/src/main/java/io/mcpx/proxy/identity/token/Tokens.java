// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import io.mcpx.configuration.route.IssuerSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what tokens of these issuers are worth, and remembers those that were good, so that a signature is not checked with each call.
 * A remembered token is forgotten with the keys it was verified by. Thread-safe, never blocks.
 */
public final class Tokens {

    /** The part of the memory that is made free at once when it is full. */
    private static final int SHARE = 8;

    private final TokenVerifier verifier;
    private final IssuerKeys keys;
    private final TokenLimits limits;
    private final InstantSource clock;
    private final Map<String, Remembered> good = new ConcurrentHashMap<>();

    private record Remembered(TokenOutcome.Valid outcome, SigningKeys by) {

        boolean isOver(Instant now) {
            return !now.isBefore(outcome.token().expiry());
        }
    }

    public Tokens(Collection<IssuerSpec> issuers, IssuerKeys keys, TokenLimits limits, InstantSource clock) {
        this.verifier = new TokenVerifier(issuers, limits);
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
    }

    /** What this token is worth now. */
    public TokenOutcome verify(BearerToken token) {
        return switch (outcome(token)) {
            case TokenOutcome.Valid valid -> inTime(valid);
            case TokenOutcome.Invalid invalid -> invalid;
            case TokenOutcome.KeyMissing missing -> missing;
        };
    }

    /** Tokens that are remembered now. */
    int remembered() {
        return good.size();
    }

    private TokenOutcome outcome(BearerToken token) {
        if (token.text().length() > limits.longest()) {
            return new TokenOutcome.Invalid("the token is too long");
        }
        var fingerprint = token.fingerprint();
        var known = good.get(fingerprint);
        if (known != null && isStillKnown(known)) {
            return known.outcome();
        }
        var look = new OneLook(keys);
        var outcome = verifier.verify(token, look);
        if (outcome instanceof TokenOutcome.Valid valid && look.found != null) {
            remember(fingerprint, new Remembered(valid, look.found));
        }
        return outcome;
    }

    @SuppressWarnings("ReferenceEquality") // keys are replaced, never changed
    private boolean isStillKnown(Remembered known) {
        return keys.find(known.outcome().token().issuer()) == known.by();
    }

    private TokenOutcome inTime(TokenOutcome.Valid valid) {
        var token = valid.token();
        var now = clock.instant();
        if (!now.isBefore(token.expiry().plus(limits.skew()))) {
            return new TokenOutcome.Invalid("the token has expired");
        }
        return now.plus(limits.skew()).isBefore(token.begin())
                ? new TokenOutcome.Invalid("the token is not in force yet")
                : valid;
    }

    private void remember(String fingerprint, Remembered what) {
        if (good.size() >= limits.remembered()) {
            makeRoom();
        }
        good.put(fingerprint, what);
    }

    private void makeRoom() {
        var now = clock.instant();
        good.values().removeIf(remembered -> remembered.isOver(now));
        if (good.size() >= limits.remembered()) {
            good.keySet().stream()
                    .limit(Math.max(1, limits.remembered() / SHARE))
                    .toList()
                    .forEach(good::remove);
        }
    }

    /** Knows which keys a token was verified by, should they be replaced meanwhile. */
    private static final class OneLook implements IssuerKeys {

        private final IssuerKeys keys;
        private @Nullable SigningKeys found;

        OneLook(IssuerKeys keys) {
            this.keys = keys;
        }

        @Override
        public @Nullable SigningKeys find(IssuerSpec issuer) {
            found = keys.find(issuer);
            return found;
        }

        @Override
        public void renew(IssuerSpec issuer, Runnable then) {
            keys.renew(issuer, then);
        }
    }
}
