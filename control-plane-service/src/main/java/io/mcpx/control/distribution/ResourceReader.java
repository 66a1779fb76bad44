// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.control.distribution.Index.News;
import io.mcpx.control.distribution.Index.Row;
import io.mcpx.control.tenancy.Background;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads what has changed in an organisation. */
@Singleton
final class ResourceReader {

    private static final String REVISION = """
            select o.revision, r.created_at from organisation o
            left join revision r on r.organisation_id = o.id and r.number = o.revision where o.id = ?1
            """;
    private static final String ROWS = "select kind, name, body, revision, deleted from resource where revision > ?1";
    private static final String INSTANCES = "select id from gateway_instance where organisation_id = ?1";

    private final Background background;
    private final Tenancy tenancy;

    ResourceReader(Background background, Tenancy tenancy) {
        this.background = background;
        this.tenancy = tenancy;
    }

    /**
     * What an organisation has.
     *
     * @param instances those that exist
     */
    record Found(News news, Set<UUID> instances) {}

    /** What changed after a revision; empty when there is no such organisation. */
    Uni<Optional<Found>> after(OrganisationId organisation, long revision) {
        return background.run(() -> tenancy.inside(
                organisation, () -> tenancy.session().chain(session -> read(session, organisation, revision))));
    }

    private static Uni<Optional<Found>> read(Mutiny.Session session, OrganisationId organisation, long revision) {
        return session.createNativeQuery(REVISION, Object[].class)
                .setParameter(1, organisation.value())
                .getSingleResultOrNull()
                .chain(head -> head == null
                        ? Uni.createFrom().item(Optional.empty())
                        : found(session, organisation, revision, head).map(Optional::of));
    }

    private static Uni<Found> found(Mutiny.Session session, OrganisationId organisation, long revision, Object[] head) {
        var instances = session.createNativeQuery(INSTANCES, UUID.class)
                .setParameter(1, organisation.value())
                .getResultList()
                .map(Set::copyOf);
        if (number(head[0]) <= revision) {
            return instances.map(ids -> new Found(news(head, List.of()), ids));
        }
        return session.createNativeQuery(ROWS, Object[].class)
                .setParameter(1, revision)
                .getResultList()
                .chain(rows -> instances.map(ids -> new Found(news(head, rows), ids)));
    }

    private static News news(Object[] head, List<Object[]> rows) {
        return new News(
                number(head[0]),
                time(head[1]),
                rows.stream().map(ResourceReader::row).collect(Collectors.toList()));
    }

    private static Row row(Object[] row) {
        var key = new ResourceKey(ResourceKey.Kind.valueOf(String.valueOf(row[0])), String.valueOf(row[1]));
        return new Row(key, Boolean.TRUE.equals(row[4]) ? null : String.valueOf(row[2]), number(row[3]));
    }

    /** Null before the first revision. */
    private static @Nullable Instant time(@Nullable Object value) {
        return switch (value) {
            case Instant time -> time;
            case OffsetDateTime time -> time.toInstant();
            case null, default -> null;
        };
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
