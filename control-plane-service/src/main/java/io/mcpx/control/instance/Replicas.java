// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

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

    public Uni<Map<UUID, List<ReplicaRow>>> of(List<InstanceRow> instances) {
        var ids = instances.stream().map(InstanceRow::id).toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : list("instanceId in ?1", ids)
                        .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.instanceId)));
    }
}
