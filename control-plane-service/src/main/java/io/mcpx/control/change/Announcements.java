// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Tells all replicas of the control plane, once the transaction commits, that an organisation has something new. */
@Singleton
public final class Announcements {

    /** Where replicas of the control plane hear of it: PostgreSQL's channel, whose messages are ids of organisations. */
    public static final String CHANNEL = "mcpx_configuration";

    private static final String NOTIFY = "select cast(pg_notify('" + CHANNEL + "', ?1) as text)";

    private final Tenancy tenancy;

    Announcements(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Within a transaction: its configuration or one of its gateway instances has changed. */
    public Uni<Void> changed(OrganisationId organisation) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(NOTIFY, String.class)
                        .setParameter(1, organisation.toString())
                        .getSingleResult())
                .replaceWithVoid();
    }
}
