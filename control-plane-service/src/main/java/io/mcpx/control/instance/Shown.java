// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.change.RevisionRow;
import io.mcpx.control.change.Revisions;
import io.mcpx.control.instance.InstanceJson.Now;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Puts instances, their replicas and the revision in force together. */
@Singleton
final class Shown {

    private final Replicas replicas;
    private final Revisions revisions;
    private final Clock clock;

    Shown(Replicas replicas, Revisions revisions, Clock clock) {
        this.replicas = replicas;
        this.revisions = revisions;
        this.clock = clock;
    }

    Uni<List<ObjectNode>> all(List<InstanceRow> rows) {
        return revision()
                .chain(revision -> replicas.of(rows)
                        .map(byInstance -> rows.stream()
                                .map(row -> InstanceJson.shown(
                                        row,
                                        byInstance.getOrDefault(row.id(), List.of()),
                                        new Now(revision, clock.instant())))
                                .toList()));
    }

    private Uni<Long> revision() {
        return revisions
                .before(Long.MAX_VALUE, 1)
                .map(latest ->
                        latest.stream().findFirst().map(RevisionRow::number).orElse(0L));
    }
}
