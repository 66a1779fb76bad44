// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import io.mcpx.control.access.TokenText;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The secrets of service accounts of the organisation in whose name the transaction runs. */
@Singleton
public class ClientSecrets implements PanacheRepositoryBase<SecretRow, UUID> {

    /** How exactly the last use is known. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private static final String USED = "update service_account_secret set last_used_at = ?2 where id = ?1"
            + " and (last_used_at is null or last_used_at < ?3)";

    private final Tenancy tenancy;

    ClientSecrets(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Those of an account, whatever their state, from the oldest. */
    Uni<List<SecretRow>> of(UUID account) {
        return find("serviceAccountId = ?1", Sort.by("createdAt").and("id"), account)
                .list();
    }

    /** The secret of an account that is shown, if it is in force; its use is written down, once a minute. */
    Uni<Optional<SecretRow>> use(ClientId client, TokenText secret, Instant now) {
        return find("serviceAccountId = ?1 and hash = ?2", client.account(), secret.hash())
                .firstResult()
                .map(found -> Optional.ofNullable(found).filter(row -> row.admits(secret, now)))
                .call(found -> found.map(row -> used(row, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> used(SecretRow row, Instant now) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(USED)
                        .setParameter(1, row.id)
                        .setParameter(2, now)
                        .setParameter(3, now.minus(PRECISION))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
