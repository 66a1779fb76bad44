// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Role;
import io.mcpx.control.access.Scopes;
import io.mcpx.control.rest.CreationPlace;
import io.mcpx.control.tenancy.AccountId;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The personal access tokens of the organisation in whose name the transaction runs. */
@Singleton
public class AccessTokens implements PanacheRepositoryBase<AccessTokenRow, UUID> {

    /** How exactly the last use is known. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private static final String USED = "update access_token set last_used_at = ?2 where id = ?1"
            + " and (last_used_at is null or last_used_at < ?3)";
    private static final String MEMBER = "select m.role, a.name from membership m join account a on a.id = m.account_id"
            + " where m.account_id = ?1";

    private final Tenancy tenancy;

    AccessTokens(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    Uni<Optional<AccessTokenRow>> withHash(String hash) {
        return find("hash = ?1", hash).firstResult().map(Optional::ofNullable);
    }

    /** A token of a person, whatever its state. */
    Uni<Optional<AccessTokenRow>> find(AccountId owner, UUID token) {
        return find("accountId = ?1 and id = ?2", owner.value(), token)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** At most this many tokens of a person after a place, from the oldest. */
    Uni<List<AccessTokenRow>> after(AccountId owner, CreationPlace place, int limit) {
        return find(
                        "accountId = ?1 and (createdAt > ?2 or (createdAt = ?2 and id > ?3))",
                        Sort.by("createdAt").and("id"),
                        owner.value(),
                        place.createdAt(),
                        place.id())
                .range(0, limit - 1)
                .list();
    }

    Uni<Long> countValid(AccountId owner, Instant now) {
        return count("accountId = ?1 and revokedAt is null and expiresAt > ?2", owner.value(), now);
    }

    /** The valid ones by which people use gateways, from the oldest. */
    Uni<List<AccessTokenRow>> validForGateways(Instant now) {
        return find("revokedAt is null and expiresAt > ?1", Sort.by("createdAt").and("id"), now)
                .list()
                .map(rows -> rows.stream()
                        .filter(row -> row.scopes().contains(Scopes.MCP))
                        .toList());
    }

    /** Writes down that a token was used, once a minute. */
    Uni<Void> used(AccessTokenRow row, Instant now) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(USED)
                        .setParameter(1, row.id)
                        .setParameter(2, now)
                        .setParameter(3, now.minus(PRECISION))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A person as a member of the organisation; empty once they are none. */
    Uni<Optional<Actor.Account>> member(OrganisationId organisation, UUID account) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(MEMBER, Object[].class)
                        .setParameter(1, account)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(row -> account(organisation, account, row)));
    }

    private static Actor.Account account(OrganisationId organisation, UUID account, Object[] row) {
        var role = Role.valueOf(String.valueOf(row[0]).toUpperCase(Locale.ROOT));
        return new Actor.Account(new AccountId(account), String.valueOf(row[1]), organisation, role);
    }
}
