// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.control.distribution.ResourceReader.Found;
import io.mcpx.control.tenancy.OrganisationId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * An organisation that somebody listens to: its resources as of the last look, and what each kind of instance gets of them. One
 * look at a time; whatever happens during one is seen by the next. Thread-safe.
 */
final class Watched {

    private static final Logger LOG = Logger.getLogger(Watched.class);

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final OrganisationId organisation;
    private final Vertx vertx;
    private final ResourceReader reader;
    private final Views views;
    private volatile State state = new State(Index.EMPTY, Map.of());

    private record State(Index index, Map<Served, View> views) {}

    Watched(OrganisationId organisation, Vertx vertx, ResourceReader reader, Views views) {
        this.organisation = organisation;
        this.vertx = vertx;
        this.reader = reader;
        this.views = views;
    }

    Watched with(Watcher watcher) {
        watchers.add(watcher);
        return this;
    }

    boolean isEmptyWithout(Watcher watcher) {
        watchers.remove(watcher);
        return watchers.isEmpty();
    }

    /** Looks again, now or when the look under way is over. */
    void refresh() {
        if (asked.getAndIncrement() == 0) {
            look(1);
        }
    }

    /** The edge between events and Mutiny: nobody else subscribes to a look. */
    private void look(int seen) {
        var _ = reader.after(organisation, state.index().revision())
                .chain(this::take)
                .subscribeAsCompletionStage()
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.errorf(failure, "looking for changes failed, organisation=%s", organisation);
                    }
                    again(asked.get(), seen);
                });
    }

    private void again(int now, int seen) {
        if (!asked.compareAndSet(now, now == seen ? 0 : now)) {
            again(asked.get(), seen);
        } else if (now != seen) {
            look(now);
        }
    }

    private Uni<Void> take(Optional<Found> found) {
        if (found.isEmpty()) {
            List.copyOf(watchers).forEach(Watcher::dismiss);
            return Uni.createFrom().voidItem();
        }
        return byWorker(found.get())
                .invoke(next -> {
                    state = next;
                    tell(found.get().instances());
                })
                .replaceWithVoid();
    }

    private Uni<State> byWorker(Found found) {
        var wanted = Set.copyOf(
                watchers.stream().map(watcher -> watcher.instance().served()).toList());
        return Uni.createFrom()
                .completionStage(() ->
                        vertx.executeBlocking(() -> next(found, wanted), false).toCompletionStage());
    }

    private State next(Found found, Set<Served> wanted) {
        var before = state;
        var news = found.news();
        var isNews = news.revision() != before.index().revision();
        var index = isNews ? before.index().with(news) : before.index();
        var made = new HashMap<Served, View>();
        for (var served : wanted) {
            var known = before.views().get(served);
            made.put(served, known != null && !isNews ? known : views.of(organisation, index, served, known));
        }
        return new State(index, made);
    }

    private void tell(Set<UUID> instances) {
        for (var watcher : List.copyOf(watchers)) {
            var view = state.views().get(watcher.instance().served());
            if (!instances.contains(watcher.instance().id())) {
                watcher.dismiss();
            } else if (view != null) {
                watcher.offer(view);
            }
        }
    }
}
