// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Actors;
import io.mcpx.control.access.Proof;
import io.mcpx.control.keys.Issuer;
import io.mcpx.control.keys.Jwt;
import io.mcpx.control.keys.SigningKeys;
import io.mcpx.control.serviceaccount.ClientId;
import io.mcpx.control.serviceaccount.ServiceAccountRow;
import io.mcpx.control.serviceaccount.ServiceAccounts;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Recognises service accounts by access tokens for the API. What the account is now counts beside what the token says: an account
 * that is gone has no valid token any more.
 */
@Singleton
final class ServiceAccountActors implements Actors {

    private final Tenancy tenancy;
    private final SigningKeys keys;
    private final ServiceAccounts accounts;
    private final Issuer issuer;
    private final Clock clock;

    ServiceAccountActors(Tenancy tenancy, SigningKeys keys, ServiceAccounts accounts, Issuer issuer, Clock clock) {
        this.tenancy = tenancy;
        this.keys = keys;
        this.accounts = accounts;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Actor>> find(Proof proof, OrganisationId organisation) {
        return findAnywhere(proof);
    }

    @Override
    public Uni<Optional<Actor>> findAnywhere(Proof proof) {
        return switch (proof) {
            case Proof.Bearer(var token) when isJwt(token) -> verified(token);
            case Proof.Bearer bearer -> nobody();
            case Proof.Session session -> nobody();
        };
    }

    private Uni<Optional<Actor>> verified(String token) {
        return keys.current()
                .map(set ->
                        Jwt.verify(set, Jwt.ACCESS_TOKEN, token).filter(claims -> isForHere(claims, clock.instant())))
                .chain(claims -> claims.flatMap(found -> client(found).map(client -> actor(client, found)))
                        .orElseGet(ServiceAccountActors::nobody));
    }

    private boolean isForHere(ObjectNode claims, Instant now) {
        return issuer.name().equals(claims.path("iss").textValue())
                && issuer.api().equals(claims.path("aud").textValue())
                && claims.path("exp").isIntegralNumber()
                && now.getEpochSecond() < claims.path("exp").longValue();
    }

    private static Optional<ClientId> client(ObjectNode claims) {
        return ClientId.parse(claims.path("sub").asText())
                .filter(client -> client.organisation()
                        .toString()
                        .equals(claims.path("organisation").textValue()));
    }

    private Uni<Optional<Actor>> actor(ClientId client, ObjectNode claims) {
        return tenancy.inside(client.organisation(), () -> accounts.of(client))
                .map(found -> found.map(account -> actor(account, claims)));
    }

    private static Actor actor(ServiceAccountRow account, ObjectNode claims) {
        var scopes = new HashSet<>(List.of(claims.path("scope").asText().split(" ", -1)));
        scopes.retainAll(account.scopes());
        return new Actor.ServiceAccount(account.id(), account.name(), account.organisation(), account.role(), scopes);
    }

    private static boolean isJwt(String token) {
        return token.startsWith("ey");
    }

    private static Uni<Optional<Actor>> nobody() {
        return Uni.createFrom().item(Optional.empty());
    }
}
