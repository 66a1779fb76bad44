// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.access.Access;
import io.mcpx.control.check.ConfigurationCheck;
import io.mcpx.control.check.Verdict;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.Documents;
import io.mcpx.control.document.Secrets;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one place where an organisation changes. An order is one transaction: the actor's right, the rows, the check of the
 * whole configuration, the revision with its history, the resources of gateway instances, the entry in the outbox, and the word
 * to the replicas of the control plane. Orders of one organisation that touch its configuration come one after another.
 */
@Singleton
public final class Changes {

    private final Tenancy tenancy;
    private final Documents documents;
    private final Secrets secrets;
    private final ConfigurationCheck check;
    private final Records records;
    private final List<Enrichment> enrichments;

    Changes(
            Tenancy tenancy,
            Documents documents,
            Secrets secrets,
            ConfigurationCheck check,
            Records records,
            @All List<Enrichment> enrichments) {
        this.tenancy = tenancy;
        this.documents = documents;
        this.secrets = secrets;
        this.check = check;
        this.records = records;
        this.enrichments = enrichments;
    }

    /** Changes the configuration. */
    public Uni<Changed> change(Order order, Edit edit) {
        return transaction(order, () -> records.lock(order).chain(revision -> edited(order, revision, edit)));
    }

    /** Changes rows that no gateway instance learns of. */
    public <T> Uni<T> act(Order order, Supplier<Uni<T>> rows) {
        return transaction(order, () -> rows.get().call(() -> records.act(order)));
    }

    /** Changes rows that an {@link Enrichment} turns into configuration, and publishes what comes of it. */
    public <T> Uni<T> actAndPublish(Order order, Supplier<Uni<T>> rows) {
        return transaction(
                order,
                () -> records.lock(order).chain(revision -> rows.get().call(() -> republished(order, revision))));
    }

    /** Makes an organisation. From its beginning on, its gateways let nobody in who does not show who they are. */
    public <T> Uni<T> found(Order order, Supplier<Uni<T>> rows) {
        return transaction(order, () -> rows.get().call(() -> records.found(order)));
    }

    private <T> Uni<T> transaction(Order order, Supplier<Uni<T>> work) {
        return tenancy.inside(order.organisation(), () -> {
            Access.require(order.origin().actor(), order.organisation(), order.permission());
            return work.get().call(() -> end(order));
        });
    }

    private Uni<Void> end(Order order) {
        return switch (order.mode()) {
            case APPLY -> Uni.createFrom().voidItem();
            case DRY_RUN -> tenancy.undoAtEnd();
        };
    }

    private Uni<Changed> edited(Order order, long revision, Edit edit) {
        return documents.configuration().chain(before -> {
            var after = secrets.sealed(order.organisation(), before, edit.apply(before));
            return published(order, revision, before, after);
        });
    }

    private Uni<Changed> republished(Order order, long revision) {
        return documents.configuration().chain(same -> published(order, revision, same, same));
    }

    private Uni<Changed> published(Order order, long revision, Configuration before, Configuration after) {
        var diff = Diff.between(before, after);
        return enriched(order, before)
                .chain(old -> documents
                        .write(order.organisation(), diff.ids(), after)
                        .chain(() -> enriched(order, after))
                        .chain(wanted -> verdict(order, old, wanted)
                                .chain(verdict -> records.write(
                                                order, new Records.Step(revision, before, after, wanted, diff))
                                        .map(now -> new Changed(now, diff.concerning(verdict.affected()), after)))));
    }

    private Uni<Verdict> verdict(Order order, Configuration old, Configuration wanted) {
        return switch (order.mode()) {
            case APPLY -> check.check(wanted);
            case DRY_RUN -> check.compare(old, wanted);
        };
    }

    private Uni<Configuration> enriched(Order order, Configuration configuration) {
        var enriched = Uni.createFrom().item(configuration);
        for (var enrichment : enrichments) {
            enriched = enriched.chain(so -> enrichment.enrich(order.organisation(), so));
        }
        return enriched.map(Published::guarded);
    }
}
