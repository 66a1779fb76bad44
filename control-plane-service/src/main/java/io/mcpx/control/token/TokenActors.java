// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Actors;
import io.mcpx.control.access.Proof;
import io.mcpx.control.access.TokenText;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Recognises people's tokens, each inside the organisation that it names and nowhere else. */
@Singleton
final class TokenActors implements Actors {

    private final Tenancy tenancy;
    private final AccessTokens tokens;
    private final Clock clock;

    TokenActors(Tenancy tenancy, AccessTokens tokens, Clock clock) {
        this.tenancy = tenancy;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Actor>> find(Proof proof, OrganisationId organisation) {
        return findAnywhere(proof);
    }

    @Override
    public Uni<Optional<Actor>> findAnywhere(Proof proof) {
        return text(proof)
                .map(token -> tenancy.inside(token.organisation(), () -> holder(token)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Optional<TokenText> text(Proof proof) {
        return switch (proof) {
            case Proof.Bearer(var text) -> TokenText.parse(TokenText.Kind.ACCESS_TOKEN, text);
            case Proof.Session session -> Optional.empty();
        };
    }

    private Uni<Optional<Actor>> holder(TokenText token) {
        var now = clock.instant();
        return tokens.withHash(token.hash())
                .map(found -> found.filter(row -> row.admits(token, now)))
                .chain(found -> found.map(row -> used(token, row))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Actor>> used(TokenText token, AccessTokenRow row) {
        return tokens.member(token.organisation(), row.accountId)
                .call(member -> tokens.used(row, clock.instant()))
                .map(member -> member.map(owner -> new Actor.AccessToken(row.id, owner, row.scopes())));
    }
}
