// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.control.tenancy.OrganisationId;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows who listens here, by organisation. What is held of an organisation is forgotten with its last listener. Thread-safe. */
@Singleton
public final class Hub {

    private final Map<OrganisationId, Watched> watched = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final ResourceReader reader;
    private final Views views;

    Hub(Vertx vertx, ResourceReader reader, Views views) {
        this.vertx = vertx;
        this.reader = reader;
        this.views = views;
    }

    /** Lets it hear of what there is, and of every change from now on. */
    public void join(Watcher watcher) {
        var organisation = watcher.instance().organisation();
        watched.compute(
                        organisation,
                        (id, known) -> (known == null ? new Watched(id, vertx, reader, views) : known).with(watcher))
                .refresh();
    }

    public void leave(Watcher watcher) {
        watched.computeIfPresent(
                watcher.instance().organisation(), (_, known) -> known.isEmptyWithout(watcher) ? null : known);
    }

    /** Something changed in this organisation. */
    void wake(OrganisationId organisation) {
        var listening = watched.get(organisation);
        if (listening != null) {
            listening.refresh();
        }
    }

    /** Something may have changed anywhere. */
    void wakeAll() {
        watched.values().forEach(Watched::refresh);
    }
}
