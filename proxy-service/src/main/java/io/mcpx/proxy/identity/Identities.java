// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.ConsumerTag;
import io.mcpx.configuration.identity.TokenHolder;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.identity.Identification.Forbidden;
import io.mcpx.proxy.identity.Identification.Known;
import io.mcpx.proxy.identity.Identification.Malformed;
import io.mcpx.proxy.identity.Identification.Missing;
import io.mcpx.proxy.identity.Identification.Undecided;
import io.mcpx.proxy.identity.Identification.Unknown;
import io.mcpx.proxy.identity.Identification.Unscoped;
import io.mcpx.proxy.identity.token.BearerToken;
import io.mcpx.proxy.identity.token.IssuerKeys;
import io.mcpx.proxy.identity.token.TokenLimits;
import io.mcpx.proxy.identity.token.TokenOutcome;
import io.mcpx.proxy.identity.token.VerifiedToken;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says who is calling, by the keys and issuers of the snapshot in force. Thread-safe, never blocks. The reasons it gives are for
 * clients: they do not tell which keys, agents or gateways exist.
 */
@Singleton
public final class Identities {

    private static final AgentSpec ANYBODY = new AgentSpec(Caller.ANONYMOUS, List.of(), Set.of(), Set.of(), null);

    private final IssuerKeys issuerKeys;
    private final TokenLimits limits;
    private final Clock clock;
    private volatile Roll roll;
    private volatile Roll next;

    public Identities(IssuerKeys issuerKeys, TokenLimits limits, Clock clock) {
        this.issuerKeys = issuerKeys;
        this.limits = limits;
        this.clock = clock;
        this.roll = Roll.of(Snapshot.EMPTY, issuerKeys, limits, clock);
        this.next = roll;
    }

    /** Makes ready what identifying by this snapshot needs; takes as long as there are many keys. */
    public void prepare(Snapshot snapshot) {
        next = Roll.of(snapshot, issuerKeys, limits, clock);
    }

    /** What a credential proves. */
    private record Proof(
            AgentSpec agent,
            @Nullable TokenHolder holder,
            @Nullable Instant until) {}

    /** Identifies the sender of a request. The client's name is not known yet. */
    public Identification identify(Snapshot snapshot, Visit visit) {
        if (!snapshot.authenticates()) {
            return admit(new Proof(ANYBODY, null, null), visit);
        }
        return switch (Credentials.of(visit.headers(), snapshot)) {
            case Credentials.None() -> new Missing("an API key is required");
            case Credentials.Refused(var reason) -> new Unknown(reason);
            case Credentials.Malformed(var reason) -> new Malformed(reason);
            case Credentials.Key(var key) -> withKey(rollOf(snapshot), key, visit);
            case Credentials.Token(var token) -> withToken(rollOf(snapshot), token, visit);
        };
    }

    private Identification withKey(Roll known, String key, Visit visit) {
        return known.keys()
                .find(key, clock)
                .map(entry -> admit(new Proof(entry.holder(), null, entry.key().expires()), visit))
                .orElseGet(() -> new Unknown("the API key is not valid"));
    }

    private Identification withToken(Roll known, BearerToken token, Visit visit) {
        return switch (known.tokens().verify(token)) {
            case TokenOutcome.Valid(var verified) -> withToken(known.bearers(), verified, visit);
            case TokenOutcome.Invalid(var reason) -> new Unknown(reason);
            case TokenOutcome.KeyMissing(var issuer, var none) -> new Undecided(issuer, none);
        };
    }

    private Identification withToken(Bearers bearers, VerifiedToken token, Visit visit) {
        if (!bearers.isForHere(token, visit)) {
            return new Unknown("the token was not issued for this endpoint");
        }
        if (token.certificate() != null
                && !token.certificate().equals(visit.certificate().get())) {
            return new Unknown("the token is bound to a certificate that was not shown");
        }
        var agent = bearers.agent(token);
        if (agent.isEmpty()) {
            return new Forbidden("the token's subject is not known here");
        }
        var admitted =
                admit(new Proof(agent.get(), token.holder(), token.expiry().plus(limits.skew())), visit);
        var needed = bearers.lacking(token, visit.endpoint());
        return admitted instanceof Known && needed != null ? new Unscoped(needed) : admitted;
    }

    private static Identification admit(Proof proof, Visit visit) {
        if (proof.agent().consumerTag() != null) {
            return admit(proof, visit, proof.agent().consumerTag());
        }
        return switch (ConsumerTag.of(visit.headers())) {
            case ConsumerTag.Given(var tag) -> admit(proof, visit, tag);
            case ConsumerTag.Refused(var reason) -> new Forbidden(reason);
        };
    }

    private static Identification admit(Proof proof, Visit visit, @Nullable String tag) {
        var agent = proof.agent();
        var caller =
                new Caller(agent.name(), agent.groups(), agent.gateways(), tag, null, proof.holder(), proof.until());
        return caller.reaches(visit.endpoint())
                ? new Known(caller)
                : new Forbidden(
                        "the " + (proof.holder() == null ? "API key" : "token") + " does not reach this endpoint");
    }

    Roll prepared() {
        return next;
    }

    /** The roll that was prepared; two requests may make that of another snapshot at once, both the same one in effect. */
    Roll rollOf(Snapshot snapshot) {
        var known = roll;
        if (known.isOf(snapshot)) {
            return known;
        }
        var prepared = next;
        var made = prepared.isOf(snapshot) ? prepared : Roll.of(snapshot, issuerKeys, limits, clock);
        roll = made;
        return made;
    }
}
