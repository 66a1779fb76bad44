// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.organisation;

import io.mcpx.control.tenancy.OrganisationId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The organisations that the transaction sees. */
@Singleton
public class Organisations implements PanacheRepositoryBase<OrganisationRow, UUID> {

    private final Clock clock;

    Organisations(Clock clock) {
        this.clock = clock;
    }

    /** Makes a new one, in a transaction inside it. */
    public Uni<OrganisationRow> found(OrganisationId id, Founding founding) {
        return persistAndFlush(new OrganisationRow(id, founding, clock.instant()));
    }
}
