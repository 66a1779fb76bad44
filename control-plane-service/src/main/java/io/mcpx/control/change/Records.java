// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.change.Ledger.ResourceChanges;
import io.mcpx.control.document.Configuration;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Writes down what a change did: revision, history, resources, outbox. */
@Singleton
final class Records {

    private final Ledger ledger;
    private final Revisions revisions;
    private final Outbox outbox;
    private final Clock clock;

    Records(Ledger ledger, Revisions revisions, Outbox outbox, Clock clock) {
        this.ledger = ledger;
        this.revisions = revisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A step from one configuration to the next.
     *
     * @param revision that of before
     * @param wanted what gateway instances are to have
     */
    record Step(long revision, Configuration before, Configuration after, Configuration wanted, Diff diff) {

        long next() {
            return revision + 1;
        }
    }

    Uni<Long> lock(Order order) {
        return ledger.lock(order.organisation());
    }

    /** An act that leaves the configuration as it is. */
    Uni<Void> act(Order order) {
        return outbox.persist(new OutboxRow(order, clock.instant())).replaceWithVoid();
    }

    /** The first act: there is no revision yet, and one resource, which shuts the gateways. */
    Uni<Void> found(Order order) {
        return ledger.compare(Published.guarded(Configuration.EMPTY))
                .chain(changes -> ledger.publish(order.organisation(), 0, changes))
                .chain(() -> act(order));
    }

    /** The revision afterwards: the next one if anything differs. */
    Uni<Long> write(Order order, Step step) {
        return ledger.compare(Published.withoutPowerless(step.wanted())).chain(changes -> write(order, step, changes));
    }

    private Uni<Long> write(Order order, Step step, ResourceChanges changes) {
        if (step.diff().isEmpty() && changes.isEmpty()) {
            return act(order).replaceWith(step.revision());
        }
        var hash = step.after().hash();
        var now = clock.instant();
        return ledger.number(order.organisation(), step.next())
                .chain(() -> revisions.persistAndFlush(new RevisionRow(order, step.next(), hash, now)))
                .chain(() -> ledger.keep(step.next(), step.diff(), step.after()))
                .chain(() -> ledger.publish(order.organisation(), step.next(), changes))
                .chain(() -> outbox.persist(new OutboxRow(order, now)
                        .making(step.next(), step.before().hash(), hash)))
                .replaceWith(step.next());
    }
}
