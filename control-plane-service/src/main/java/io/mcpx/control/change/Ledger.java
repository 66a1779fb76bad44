// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Hash;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers revisions, keeps what each of them changed, and holds the resources for gateway instances up to date. */
@Singleton
final class Ledger {

    private static final String LOCK = "select revision from organisation where id = ?1 for update";
    private static final String NUMBER = "update organisation set revision = ?2 where id = ?1";
    private static final String KNOWN = "select kind, name, hash from resource where not deleted";
    private static final String HISTORY = """
            insert into revision_document (organisation_id, revision, kind, name, body, hash)
            select mcpx_organisation(), ?1, d.kind, d.name, d.body, d.hash
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as d(kind text, name text, body text, hash text)
            """;
    private static final String RESOURCES = """
            insert into resource (organisation_id, revision, kind, name, body, hash, deleted)
            select mcpx_organisation(), ?1, d.kind, d.name, coalesce(d.body, ''), d.hash, d.body is null
            from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as d(kind text, name text, body text, hash text)
            on conflict (organisation_id, kind, name) do update
            set revision = excluded.revision, body = excluded.body, hash = excluded.hash, deleted = excluded.deleted
            """;

    private final Tenancy tenancy;
    private final Announcements announcements;

    Ledger(Tenancy tenancy, Announcements announcements) {
        this.tenancy = tenancy;
        this.announcements = announcements;
    }

    /** What differs from the resources that gateway instances have: bodies, or null for those that are gone. */
    record ResourceChanges(Map<EntryId, @Nullable String> bodies) {

        boolean isEmpty() {
            return bodies.isEmpty();
        }
    }

    /** The revision in force. Nobody else changes the organisation until the transaction ends. */
    Uni<Long> lock(OrganisationId organisation) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(LOCK, Long.class)
                        .setParameter(1, organisation.value())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refused.notFound("organisation", organisation.toString()));
    }

    Uni<ResourceChanges> compare(Configuration wanted) {
        return tenancy.session()
                .chain(session ->
                        session.createNativeQuery(KNOWN, Object[].class).getResultList())
                .map(rows -> compare(rows, wanted));
    }

    Uni<Void> number(OrganisationId organisation, long revision) {
        return execute(NUMBER, organisation.value(), revision);
    }

    Uni<Void> keep(long revision, Diff diff, Configuration after) {
        var bodies = new TreeMap<EntryId, @Nullable String>();
        diff.entries().forEach(item -> bodies.put(item.id(), after.entries().get(item.id())));
        return bodies.isEmpty() ? Uni.createFrom().voidItem() : execute(HISTORY, revision, Json.text(rows(bodies)));
    }

    Uni<Void> publish(OrganisationId organisation, long revision, ResourceChanges changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : execute(RESOURCES, revision, Json.text(rows(changes.bodies())))
                        .chain(() -> announcements.changed(organisation));
    }

    private Uni<Void> execute(String sql, Object first, Object second) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter(1, first)
                        .setParameter(2, second)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static ResourceChanges compare(List<Object[]> rows, Configuration wanted) {
        var changes = new TreeMap<EntryId, @Nullable String>(wanted.entries());
        for (var row : rows) {
            var id = new EntryId(Kind.valueOf(String.valueOf(row[0])), String.valueOf(row[1]));
            var body = wanted.entries().get(id);
            if (body == null) {
                changes.put(id, null);
            } else if (Hash.of(body).equals(row[2])) {
                changes.remove(id);
            }
        }
        return new ResourceChanges(changes);
    }

    private static ArrayNode rows(Map<EntryId, @Nullable String> bodies) {
        var rows = Json.array();
        bodies.forEach((id, body) -> rows.addObject()
                .put("kind", id.kind().name())
                .put("name", id.name())
                .put("body", body)
                .put("hash", body == null ? "" : Hash.of(body)));
        return rows;
    }
}
