// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.document;

import io.mcpx.control.tenancy.OrganisationId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The entries of the organisation in whose name the transaction runs. */
@Singleton
public class Documents implements PanacheRepositoryBase<DocumentRow, UUID> {

    private static final String FILTER =
            "kind = ?1 and nameKey > ?2 and nameKey like ?3 escape '!' and lower(name) like ?4 escape '!'";

    private final Clock clock;

    Documents(Clock clock) {
        this.clock = clock;
    }

    /**
     * Which entries of a kind are asked for.
     *
     * @param after the key of the last one already seen; empty at the start
     * @param prefix what names begin with; empty for any
     * @param part what names contain, whatever its case; empty for any
     */
    public record Asked(Kind kind, String after, String prefix, String part, int limit) {}

    public Uni<Optional<DocumentRow>> find(EntryId id) {
        return find("kind = ?1 and nameKey = ?2", id.kind(), id.key())
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** One more than the limit, if there is one, in the order of their keys. */
    public Uni<List<DocumentRow>> list(Asked asked) {
        var prefix = literal(asked.kind().key(asked.prefix())) + "%";
        var part = "%" + literal(asked.part().toLowerCase(Locale.ROOT)) + "%";
        return find(FILTER, Sort.by("nameKey"), asked.kind(), asked.after(), prefix, part)
                .range(0, asked.limit())
                .list();
    }

    /** Everything, for a change. */
    public Uni<Configuration> configuration() {
        return listAll()
                .map(rows -> Configuration.of(
                        rows.stream().collect(Collectors.toMap(DocumentRow::entry, DocumentRow::body))));
    }

    /** Writes the entries that have changed, and removes those that are gone. */
    public Uni<Void> write(OrganisationId organisation, Set<EntryId> touched, Configuration after) {
        return touched.isEmpty()
                ? Uni.createFrom().voidItem()
                : listAll().chain(rows -> write(organisation, touched, after, byId(rows)));
    }

    private Uni<Void> write(
            OrganisationId organisation, Set<EntryId> touched, Configuration after, Map<EntryId, DocumentRow> rows) {
        var now = clock.instant();
        var added = new ArrayList<DocumentRow>();
        var gone = new ArrayList<UUID>();
        for (var id : touched) {
            var body = after.entries().get(id);
            var row = rows.get(id);
            if (body != null) {
                (row == null ? added(added, new DocumentRow(organisation, id, now)) : row).write(body, now);
            } else if (row != null) {
                gone.add(row.id());
            }
        }
        return (gone.isEmpty() ? Uni.createFrom().item(0L) : delete("id in ?1", gone))
                .chain(() -> added.isEmpty() ? Uni.createFrom().voidItem() : persist(added))
                .chain(this::flush);
    }

    private static DocumentRow added(List<DocumentRow> added, DocumentRow row) {
        added.add(row);
        return row;
    }

    private static Map<EntryId, DocumentRow> byId(List<DocumentRow> rows) {
        return rows.stream().collect(Collectors.toMap(DocumentRow::entry, Function.identity()));
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
