// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.bridge.LogLevels;
import io.mcpx.proxy.bridge.parked.ParkedCalls;
import io.mcpx.proxy.catalog.Catalogs;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.identity.Revocation;
import io.mcpx.proxy.record.trace.CallSpans;
import io.mcpx.proxy.session.LegacySessions;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.UpstreamEvents;
import io.mcpx.proxy.upstream.Upstreams;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells watchers what changed: each only of lists whose visible content changed for it, and of resources it watches. Several
 * changes within a moment are told once. Thread-safe.
 */
@Singleton
public final class ChangeFeed implements UpstreamEvents {

    private static final long MOMENT_MILLIS = 20;

    /** How much longer than its credential a stream may live. */
    private static final long EXPIRY_MILLIS = 1000;

    private static final List<ItemKind> LISTS = List.of(ItemKind.TOOL, ItemKind.PROMPT, ItemKind.RESOURCE);

    private final Vertx vertx;
    private final Snapshots snapshots;
    private final Catalogs catalogs;
    private final Upstreams upstreams;
    private final LegacyClients clients;
    private final LegacySessions sessions;
    private final ParkedCalls parked;
    private final CallSpans spans;
    private final Clock clock;
    private final Set<ListenStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicReference<News> untold = new AtomicReference<>(News.NONE);
    private volatile Snapshot known = Snapshot.EMPTY;

    ChangeFeed(
            Vertx vertx,
            Snapshots snapshots,
            Catalogs catalogs,
            Upstreams upstreams,
            LegacyClients clients,
            LegacySessions sessions,
            ParkedCalls parked,
            CallSpans spans,
            Clock clock) {
        this.vertx = vertx;
        this.snapshots = snapshots;
        this.catalogs = catalogs;
        this.upstreams = upstreams;
        this.clients = clients;
        this.sessions = sessions;
        this.parked = parked;
        this.spans = spans;
        this.clock = clock;
    }

    /** Begins to listen to servers and to configuration. */
    public void start() {
        known = snapshots.current().snapshot();
        upstreams.events(this);
        snapshots.onSwap(this::swapped);
        vertx.setPeriodic(EXPIRY_MILLIS, tick -> endExpired());
    }

    /** A stream must not go on under a token or a key that has expired; a session may, by one that has not. */
    private void endExpired() {
        if (!mayExpire(known)) {
            return;
        }
        var now = clock.instant();
        sessions.suspendIf(session -> session.caller().isOver(now));
        endStreams(stream -> stream.caller().isOver(now));
    }

    private static boolean mayExpire(Snapshot snapshot) {
        return !snapshot.auth().issuers().isEmpty()
                || snapshot.agents().stream()
                        .anyMatch(agent -> agent.keys().stream().anyMatch(key -> key.expires() != null));
    }

    /** What lost its ground ends at once; the rest is told what changed. */
    private void swapped(Snapshots.InForce inForce) {
        var before = known;
        var revocation = new Revocation(before, inForce.snapshot());
        known = inForce.snapshot();
        catalogs.follow(inForce);
        parked.endIf(revocation::strikes);
        sessions.endIf(session -> isGone(session.caller(), session.endpoint(), revocation));
        endStreams(stream -> isGone(stream.caller(), stream.endpoint(), revocation));
        changed(news -> news.andOfSnapshot(before));
    }

    private void endStreams(Predicate<ListenStream> over) {
        for (var stream : streams) {
            if (over.test(stream)) {
                end(stream);
            }
        }
    }

    private static boolean isGone(Caller caller, EndpointId endpoint, Revocation revocation) {
        return revocation.strikes(caller) || !revocation.after().has(endpoint);
    }

    /** A new watcher learns what it sees now, so that the next difference is news to it. */
    void add(Watcher watcher) {
        compare(watcher, snapshots.current());
    }

    /** The same of a stream, which ends at once if what let it in came out of force meanwhile. */
    void add(ListenStream stream) {
        streams.add(stream);
        var inForce = snapshots.current();
        if (isGoneSince(stream, inForce)) {
            end(stream);
        } else {
            compare(stream, inForce);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a swap makes another instance
    private static boolean isGoneSince(ListenStream stream, Snapshots.InForce inForce) {
        return stream.letInBy() != inForce
                && isGone(
                        stream.caller(),
                        stream.endpoint(),
                        new Revocation(stream.letInBy().snapshot(), inForce.snapshot()));
    }

    void watch(ResourceKey key) {
        var upstream = upstreams.find(key.server());
        if (upstream != null) {
            upstream.subscribe(key.nativeUri());
        }
    }

    void unwatch(ResourceKey key) {
        var upstream = upstreams.find(key.server());
        if (upstream != null) {
            upstream.unsubscribe(key.nativeUri());
        }
    }

    void remove(ListenStream stream) {
        if (streams.remove(stream)) {
            stream.watched().forEach(this::unwatch);
        }
    }

    /** Ends every listen stream in the way its revision offers. */
    public void finishStreams() {
        endStreams(any -> true);
    }

    private void end(ListenStream stream) {
        remove(stream);
        stream.finish();
    }

    @Override
    public void changed(Upstream upstream) {
        catalogs.invalidate();
        changed(news -> news.andOfServer(upstream.spec().name()));
    }

    private void changed(UnaryOperator<News> more) {
        untold.updateAndGet(more);
        if (scheduled.compareAndSet(false, true)) {
            vertx.setTimer(MOMENT_MILLIS, _ -> tell());
        }
    }

    private void tell() {
        scheduled.set(false);
        var news = untold.getAndSet(News.NONE);
        var inForce = snapshots.current();
        var concerned = new HashMap<EndpointId, Boolean>();
        watchers()
                .filter(watcher -> concerned.computeIfAbsent(
                        watcher.endpoint(), endpoint -> news.concerns(endpoint, inForce.snapshot())))
                .forEach(watcher -> compare(watcher, inForce));
    }

    private Stream<Watcher> watchers() {
        return Stream.concat(clients.all().stream(), streams.stream());
    }

    private void compare(Watcher watcher, Snapshots.InForce inForce) {
        var access = inForce.access().of(watcher.caller(), watcher.endpoint());
        var view = catalogs.of(inForce, watcher.endpoint()).view(access);
        for (var kind : LISTS) {
            if (watcher.isNews(kind, view.fingerprint(kind)) && watcher.wantsListsOf(kind)) {
                watcher.listChanged(kind);
            }
        }
    }

    @Override
    public void resourceUpdated(Upstream upstream, Message.Notification notification) {
        var uri = notification.params().string("uri");
        if (uri == null) {
            return;
        }
        var key = new ResourceKey(upstream.spec().name(), uri);
        watchers().forEach(watcher -> watcher.resourceUpdated(key, notification));
    }

    @Override
    public void unsolicited(Upstream upstream, @Nullable String sessionKey, Message.Notification notification) {
        var watcher = sessionKey == null ? null : clients.find(sessionKey);
        if (watcher == null) {
            return;
        }
        switch (notification.method()) {
            case Methods.LOG_MESSAGE -> {
                if (LogLevels.passes(watcher.logLevel(), notification)) {
                    watcher.session().notify(notification.slice().toBytes());
                }
            }
            case Methods.TASKS_STATUS -> tellOfTask(upstream, watcher, notification);
            case Methods.ELICITATION_COMPLETE ->
                watcher.session().notify(notification.slice().toBytes());
            default -> {
                // nothing else may be said to a client outside a request
            }
        }
    }

    @Override
    public void sessionEnded(Upstream upstream, Revision revision, Duration lasted) {
        spans.upstreamSessionEnded(upstream.spec().name(), revision, lasted);
    }

    /** Only of a task this session holds: a server that mixes clients up must not tell one of another's. */
    private static void tellOfTask(Upstream upstream, LegacyWatcher watcher, Message.Notification notification) {
        var server = upstream.spec().name();
        if (watcher.tasks().knows(server, notification.params())) {
            var edits = Splice.of(notification.slice());
            watcher.tasks().rename(server, notification.params(), edits);
            watcher.session().notify(edits.toBytes());
        }
    }
}
