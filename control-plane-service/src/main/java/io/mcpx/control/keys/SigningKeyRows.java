// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The signing keys of the installation, in a transaction of the operator. */
@Singleton
public class SigningKeyRows implements PanacheRepositoryBase<SigningKeyRow, String> {

    /** One replica at a time makes keys. */
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7216503) as text)";

    private final Tenancy tenancy;

    SigningKeyRows(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** From the oldest. */
    Uni<List<SigningKeyRow>> all() {
        return listAll(Sort.by("activeFrom"));
    }

    Uni<Void> lock() {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(LOCK, String.class).getResultList())
                .replaceWithVoid();
    }
}
