// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.identity.Identification;
import io.mcpx.proxy.identity.Identities;
import io.mcpx.proxy.identity.Visit;
import io.mcpx.proxy.identity.token.IssuerKeys;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.exchange.SingleHeader;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sent a request, or refuses it; waits, once, for the keys of an issuer if its token needs newer ones. Refuses
 * everybody while there is no configuration: who may come is not known yet.
 */
@Singleton
final class Recognition {

    private final Snapshots snapshots;
    private final Identities identities;
    private final IssuerKeys issuerKeys;
    private final Strangers strangers;
    private final Refusal undecided;
    private final Refusal unset;

    Recognition(
            Snapshots snapshots, Identities identities, IssuerKeys issuerKeys, Strangers strangers, HttpConfig config) {
        this.snapshots = snapshots;
        this.identities = identities;
        this.issuerKeys = issuerKeys;
        this.strangers = strangers;
        this.undecided = Refusal.overloaded(503, "tokens of this issuer cannot be verified now", config.retryAfter());
        this.unset = Refusal.overloaded(503, "there is no configuration yet", config.retryAfter());
        snapshots.beforeSwap(next -> identities.prepare(next.snapshot()));
        identities.prepare(snapshots.current().snapshot());
    }

    /** Hands over the sender and the configuration that knows them, at once or when the keys were looked up. */
    void recognize(Exchange exchange, Target target, BiConsumer<Snapshots.InForce, Caller> then) {
        if (!snapshots.isSet()) {
            exchange.refuse(unset);
        } else if (look(exchange, target, then) instanceof Identification.Undecided doubt) {
            exchange.request().pause();
            issuerKeys.renew(doubt.issuer(), () -> exchange.run(() -> lookAgain(exchange, target, then)));
        }
    }

    /** After the keys were looked up there is no third time. */
    private void lookAgain(Exchange exchange, Target target, BiConsumer<Snapshots.InForce, Caller> then) {
        if (look(exchange, target, then) instanceof Identification.Undecided(var issuer, var blind)) {
            var challenge = Challenge.at(target, snapshots.current().snapshot());
            exchange.refuse(blind ? undecided : challenge.invalid("the token's signature is not valid"));
        }
        exchange.request().resume();
    }

    private Identification look(Exchange exchange, Target target, BiConsumer<Snapshots.InForce, Caller> then) {
        var inForce = snapshots.current();
        var who = identify(inForce.snapshot(), exchange, target);
        if (who instanceof Identification.Known(var caller)) {
            then.accept(inForce, caller);
            return who;
        }
        var refusal = refusal(who, Challenge.at(target, inForce.snapshot()));
        if (refusal != null) {
            exchange.refuse(refusal);
        }
        return who;
    }

    /** Where strangers are not welcome, a configuration without agents lets nobody in. */
    private Identification identify(Snapshot snapshot, Exchange exchange, Target target) {
        return strangers.areWelcome() || snapshot.authenticates()
                ? identities.identify(snapshot, visit(exchange, target))
                : new Identification.Missing("there are no agents, and strangers are not served here");
    }

    private static Visit visit(Exchange exchange, Target target) {
        var request = exchange.request();
        return new Visit(
                target.endpoint(),
                target.resource(),
                name -> SingleHeader.find(request.headers(), name),
                () -> ClientCertificate.thumbprint(request));
    }

    private static @Nullable Refusal refusal(Identification who, Challenge challenge) {
        return switch (who) {
            case Identification.Known known -> null;
            case Identification.Undecided doubt -> null;
            case Identification.Missing(var reason) -> challenge.missing(reason);
            case Identification.Unknown(var reason) -> challenge.invalid(reason);
            case Identification.Malformed(var reason) -> challenge.malformed(reason);
            case Identification.Forbidden(var reason) -> Refusal.invalid(403, reason);
            case Identification.Unscoped(var needed) -> challenge.insufficient(needed);
        };
    }
}
