// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Kind;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The history of the organisation in whose name the transaction runs. */
@Singleton
public class Revisions implements PanacheRepositoryBase<RevisionRow, RevisionRow.Key> {

    private static final String AS_OF = "select distinct on (kind, name) kind, name, body from revision_document"
            + " where revision <= ?1 order by kind, name, revision desc";

    private final Tenancy tenancy;

    Revisions(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** At most this many revisions before one, the latest first. */
    public Uni<List<RevisionRow>> before(long number, int limit) {
        return find("number < ?1", Sort.descending("number"), number)
                .range(0, limit - 1)
                .list();
    }

    public Uni<Optional<RevisionRow>> find(long number) {
        return find("number = ?1", number).firstResult().map(Optional::ofNullable);
    }

    /** The stored entries as they were when this revision was made. */
    public Uni<Configuration> asOf(long number) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(AS_OF, Object[].class)
                        .setParameter(1, number)
                        .getResultList())
                .map(Revisions::configuration);
    }

    private static Configuration configuration(List<@Nullable Object[]> rows) {
        var entries = new TreeMap<EntryId, String>();
        for (var row : rows) {
            if (row[2] instanceof String body) {
                entries.put(new EntryId(Kind.valueOf(String.valueOf(row[0])), String.valueOf(row[1])), body);
            }
        }
        return new Configuration(entries);
    }
}
