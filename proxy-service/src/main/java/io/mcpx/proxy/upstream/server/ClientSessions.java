// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Connector;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which session a client's requests travel on. Modern servers need none but the gateway's own, and a process serves all
 * clients unless configured otherwise; else each legacy client session has one at the server, opened when first needed,
 * and other clients share those with equal capabilities. Thread-safe.
 */
final class ClientSessions {

    /** Who is told what comes on these sessions outside requests; a null key stands for a shared session. */
    interface Listener {
        void onNotification(@Nullable String sessionKey, Message.Notification notification);
    }

    private sealed interface Key {

        record Own(String session) implements Key {}

        record Pooled(Slice capabilities, @Nullable String logLevel) implements Key {}
    }

    private final Setting setting;
    private final ServerSpec spec;
    private final Context home;
    private final Connector connector;
    private final Keeper keeper;
    private final Listener listener;
    private final LogLevels levels;
    private final ConcurrentHashMap<Key, Entry> entries = new ConcurrentHashMap<>();

    ClientSessions(
            Setting setting, ServerSpec spec, Context home, Connector connector, Keeper keeper, Listener listener) {
        this.setting = setting;
        this.spec = spec;
        this.home = home;
        this.connector = connector;
        this.keeper = keeper;
        this.listener = listener;
        this.levels = new LogLevels(setting.vertx(), spec.deadlines().connect());
    }

    /** A session for this client. Fails with a {@link ConnectFailure}, on any thread. */
    Future<Lease> lease(ClientContext client) {
        var own = keeper.session();
        return own == null ? keeper.awaited().compose(session -> lease(session, client)) : lease(own, client);
    }

    /** Passes a notification on to the client's own session, if it has one. */
    void notify(ClientContext client, String method) {
        var entry = own(client);
        if (entry != null) {
            entry.opening.future().onSuccess(session -> session.notify(Messages.notification(method)));
        }
    }

    /** Sets the client's level on its own session, or on the one it shares with all. */
    void logLevel(ClientContext client) {
        var entry = own(client);
        var shared = keeper.session();
        if (entry != null) {
            entry.opening.future().onSuccess(session -> Turn.on(home, () -> levels.set(session, client.logLevel())));
        } else if (shared != null && shared.peer().era() == Era.LEGACY && isShared(shared, client)) {
            Turn.on(home, () -> levels.share(shared, client));
        }
    }

    /** The client's legacy session is over, and so is its session here. */
    void forget(String sessionKey) {
        Turn.on(home, () -> levels.forget(sessionKey));
        var entry = entries.remove(new Key.Own(sessionKey));
        if (entry != null) {
            entry.close();
        }
    }

    /** Ends all of them. */
    Future<Void> close() {
        var closing = new ArrayList<Future<Void>>();
        entries.values().forEach(entry -> closing.add(entry.close()));
        entries.clear();
        return Future.join(closing).mapEmpty();
    }

    private @Nullable Entry own(ClientContext client) {
        var key = client.sessionKey();
        return key == null ? null : entries.get(new Key.Own(key));
    }

    private Future<Lease> lease(Session own, ClientContext client) {
        return isShared(own, client) ? Future.succeededFuture(Lease.of(own)) : entry(client);
    }

    private boolean isShared(Session own, ClientContext client) {
        boolean process = spec.transport() instanceof ServerTransport.Stdio;
        return isModernFor(own, client) || (process && spec.sessions() != Sessions.PER_CLIENT);
    }

    /** A server of both eras is modern for modern clients only. */
    private boolean isModernFor(Session own, ClientContext client) {
        return own.peer().era() == Era.MODERN
                && !(own.peer().alsoLegacy() && spec.era() == EraPin.AUTO && client.era() == Era.LEGACY);
    }

    private Future<Lease> entry(ClientContext client) {
        var key = key(client);
        var known = entries.get(key);
        if (known != null) {
            return known.lease();
        }
        if (isFull(key)) {
            return Future.failedFuture(new ConnectFailure(Kind.OVERLOADED, "too many sessions"));
        }
        var fresh = new Entry(key);
        var first = entries.putIfAbsent(key, fresh);
        if (first != null) {
            return first.lease();
        }
        fresh.open(client);
        return fresh.lease();
    }

    private Key key(ClientContext client) {
        var session = client.sessionKey();
        return session == null || spec.sessions() == Sessions.SHARED
                ? new Key.Pooled(client.capabilities(), client.logLevel())
                : new Key.Own(session);
    }

    private boolean isFull(Key key) {
        return switch (key) {
            case Key.Own _ -> count(Key.Own.class) >= setting.config().clientSessions();
            case Key.Pooled _ -> count(Key.Pooled.class) >= setting.config().pooledSessions() && !evicted();
        };
    }

    private long count(Class<? extends Key> kind) {
        return entries.keySet().stream().filter(kind::isInstance).count();
    }

    /** Gives up the pooled session that has been idle for longest; false if none is idle. */
    private boolean evicted() {
        var idle = entries.values().stream()
                .filter(entry -> entry.key instanceof Key.Pooled && entry.uses.get() == 0)
                .min(Comparator.comparingLong(entry -> entry.lastUse));
        idle.filter(entry -> entries.remove(entry.key, entry)).ifPresent(Entry::close);
        return idle.isPresent();
    }

    /** One session with the server, from before it is open until it is lost. */
    private final class Entry implements SessionEvents {

        private final Key key;
        private final Promise<Session> opening = Promise.promise();
        private final AtomicInteger uses = new AtomicInteger();
        private volatile long lastUse = System.nanoTime();

        private Entry(Key key) {
            this.key = key;
        }

        private void open(ClientContext client) {
            var named = key instanceof Key.Pooled ? anonymous(client) : client;
            Turn.on(
                    home,
                    () -> connector
                            .open(named, this)
                            .compose(session ->
                                    levels.set(session, client.logLevel()).map(session))
                            .onFailure(failure -> entries.remove(key, this))
                            .onComplete(opening));
        }

        private static ClientContext anonymous(ClientContext client) {
            return new ClientContext(client.era(), null, client.capabilities(), null, client.logLevel());
        }

        private Future<Lease> lease() {
            uses.incrementAndGet();
            return opening.future()
                    .map(session -> new Lease(session, this::release))
                    .onFailure(failure -> release());
        }

        private void release() {
            lastUse = System.nanoTime();
            uses.decrementAndGet();
        }

        private Future<Void> close() {
            return opening.future()
                    .transform(opened ->
                            opened.succeeded() ? Turn.on(home, closed(opened.result())) : Future.succeededFuture());
        }

        /** Closed on the server's context, which some transports need. */
        private Future<Void> closed(Session session) {
            Promise<Void> closed = Promise.promise();
            Turn.on(home, () -> session.close().onComplete(closed));
            return closed.future();
        }

        @Override
        public void notification(Message.Notification notification) {
            var session = key instanceof Key.Own(var own) ? own : null;
            Turn.on(home, () -> listener.onNotification(session, notification));
        }

        @Override
        public void lost(UpstreamFailure why) {
            entries.remove(key, this);
        }
    }
}
