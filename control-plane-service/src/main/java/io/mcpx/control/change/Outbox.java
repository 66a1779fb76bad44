// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The administrative acts of the organisation in whose name the transaction runs. */
@Singleton
public class Outbox implements PanacheRepositoryBase<OutboxRow, Long> {

    /** At most this many acts before one, the latest first. */
    public Uni<List<OutboxRow>> before(long id, int limit) {
        return find("id < ?1", Sort.descending("id"), id).range(0, limit - 1).list();
    }
}
