// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The replicas of gateway instances, in the organisation in whose name the transaction runs. */
@Singleton
public class Replicas implements PanacheRepositoryBase<ReplicaRow, ReplicaRow.Key> {

    private static final String HEARD = """
            insert into instance_replica (organisation_id, instance_id, replica, connected, connected_at, last_seen_at,
                version_in_force, revision_in_force, last_nack, last_nack_at, software_version, state)
            select ?1, ?2, r.replica, r.connected, r.connected_at, r.last_seen_at, r.version_in_force, r.revision_in_force,
                r.last_nack, r.last_nack_at, r.software_version, r.state
            from jsonb_to_record(cast(cast(?3 as text) as jsonb)) as r(replica text, connected boolean,
                connected_at timestamptz, last_seen_at timestamptz, version_in_force text, revision_in_force bigint,
                last_nack text, last_nack_at timestamptz, software_version text, state text)
            on conflict (organisation_id, instance_id, replica) do update
            set connected = excluded.connected, connected_at = excluded.connected_at,
                last_seen_at = excluded.last_seen_at, version_in_force = excluded.version_in_force,
                revision_in_force = excluded.revision_in_force,
                last_nack = coalesce(excluded.last_nack, instance_replica.last_nack),
                last_nack_at = coalesce(excluded.last_nack_at, instance_replica.last_nack_at),
                software_version = excluded.software_version, state = coalesce(excluded.state, instance_replica.state)
            where excluded.connected or instance_replica.connected_at <= excluded.connected_at
            """;

    private final Tenancy tenancy;

    Replicas(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    public Uni<Map<UUID, List<ReplicaRow>>> of(List<InstanceRow> instances) {
        var ids = instances.stream().map(InstanceRow::id).toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : list("instanceId in ?1", ids)
                        .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.instanceId)));
    }

    /** Writes down what was heard of a replica. */
    public Uni<Void> heard(ReplicaReport report) {
        return tenancy.inside(
                        report.organisation(),
                        () -> tenancy.session().chain(session -> {
                            var query = session.createNativeQuery(HEARD);
                            var values = report.values();
                            for (int i = 0; i < values.size(); i++) {
                                query.setParameter(i + 1, values.get(i));
                            }
                            return query.executeUpdate();
                        }))
                .replaceWithVoid();
    }
}
