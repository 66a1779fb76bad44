// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.upstream.ServerCatalog;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.catalog.CatalogLimits;
import io.mcpx.proxy.upstream.catalog.CatalogReader;
import io.mcpx.proxy.upstream.catalog.Reading;
import io.mcpx.proxy.upstream.guard.Backoff;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Connector;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the gateway's own session with a server: opens it, reads the catalogue, opens it again when it is lost, at once
 * and then at growing intervals, for ever. Its work is confined to the server's context; what it shows can be read from
 * anywhere.
 */
final class Keeper {

    /** Who is told; on the server's context. */
    interface Listener {

        /** The session stands and the catalogue has been read. */
        void onReady(Session session, Reading reading);

        void onLost();

        void onNotification(Message.Notification notification);

        /** The server came or went, or its catalogue is another than before. */
        void onChange();
    }

    private static final Logger LOG = Logger.getLogger(Keeper.class);

    private final Setting setting;
    private final ServerSpec spec;
    private final Context home;
    private final Connector connector;
    private final CatalogReader reader;
    private final Listener listener;
    private final Backoff backoff;
    private volatile ServerState state = new ServerState.Connecting();
    private volatile ServerCatalog catalog;
    private volatile @Nullable Session session;
    private volatile Promise<Session> coming = Promise.promise();
    private @Nullable Hearing current;
    private long planned;

    Keeper(
            Setting setting,
            ServerSpec spec,
            Context home,
            Connector connector,
            ServerCatalog stale,
            Listener listener) {
        var config = setting.config();
        this.setting = setting;
        this.spec = spec;
        this.home = home;
        this.connector = connector;
        this.catalog = stale;
        this.listener = listener;
        this.backoff = new Backoff(config.reconnectFirst(), config.reconnectCap(), setting.random());
        this.reader = new CatalogReader(
                setting.vertx(),
                spec.name(),
                spec.transport(),
                spec.deadlines().call(),
                new CatalogLimits(
                        config.maxPages(),
                        config.maxItems(),
                        config.maxListBytes().asLongValue()));
    }

    ServerState state() {
        return state;
    }

    ServerCatalog catalog() {
        return catalog;
    }

    /** The session that stands now; null while there is none. */
    @Nullable
    Session session() {
        return session;
    }

    /** The session that stands, or that the attempt under way will bring; failed while the server is away. */
    Future<Session> awaited() {
        return coming.future();
    }

    void start() {
        Turn.on(home, () -> attemptAfter(backoff.next()));
    }

    /** Ends the session and makes no other. */
    Future<Void> stop() {
        Promise<Void> ended = Promise.promise();
        Turn.on(home, () -> {
            state = new ServerState.Stopped();
            current = null;
            expectNothing(new UpstreamFailure(Kind.UNAVAILABLE, "stopped"));
            var last = session;
            session = null;
            (last == null ? Future.<Void>succeededFuture() : last.close()).onComplete(ended);
        });
        return ended.future();
    }

    /** Reads the catalogue once more; what was read stays if that fails. On the server's context. */
    Future<Reading> read(Session from) {
        return Turn.on(home, reader.read(from, catalog)).onSuccess(reading -> {
            if (from.equals(session) && publish(reading.catalog())) {
                listener.onChange();
            }
        });
    }

    /** The session turned out to be of no use. On the server's context. */
    void lose(Session broken, UpstreamFailure why) {
        if (broken.equals(session)) {
            lost(why);
        }
    }

    /** Something changed that may let the server back in: if it is away, the next attempt is made at once. */
    void hurry() {
        Turn.on(home, () -> {
            if (state instanceof ServerState.Away && current == null) {
                backoff.reset();
                attemptAfter(backoff.next());
            }
        });
    }

    private void attempt() {
        if (state instanceof ServerState.Stopped) {
            return;
        }
        if (coming.future().isComplete()) {
            coming = Promise.promise();
        }
        var hearing = new Hearing();
        current = hearing;
        Turn.on(home, connector.open(GatewayClient.CONTEXT, hearing)).onComplete(opened -> {
            if (opened.succeeded()) {
                opened(opened.result(), hearing);
            } else {
                failed(hearing, ConnectFailure.reason(opened.cause()));
            }
        });
    }

    private void opened(Session opened, Hearing hearing) {
        Turn.on(home, reader.read(opened, catalog)).onComplete(read -> {
            if (!hearing.equals(current)) {
                opened.close();
            } else if (read.succeeded() && hearing.broken == null) {
                ready(opened, read.result());
            } else {
                opened.close();
                var broken = hearing.broken;
                failed(hearing, broken == null ? ConnectFailure.reason(read.cause()) : broken);
            }
        });
    }

    private void ready(Session opened, Reading reading) {
        session = opened;
        boolean bothEras = opened.peer().alsoLegacy() && spec.era() == EraPin.AUTO;
        state = new ServerState.Ready(
                opened.peer().revision(), bothEras, setting.clock().instant());
        publish(reading.catalog());
        LOG.infof(
                "server ready upstream=%s revision=%s tools=%d",
                spec.name(),
                opened.peer().revision().wire(),
                reading.catalog().tools().size());
        coming.tryComplete(opened);
        listener.onReady(opened, reading);
        listener.onChange();
    }

    private boolean publish(ServerCatalog read) {
        var before = catalog;
        catalog = read;
        return !read.equals(before);
    }

    private void failed(Hearing hearing, UpstreamFailure why) {
        if (hearing.equals(current)) {
            away(why);
        }
    }

    private void lost(UpstreamFailure why) {
        if (state instanceof ServerState.Ready ready && lasted(ready.since())) {
            backoff.reset();
        }
        var last = session;
        session = null;
        if (last != null) {
            last.close();
        }
        listener.onLost();
        away(why);
    }

    private boolean lasted(Instant since) {
        return Duration.between(since, setting.clock().instant())
                        .compareTo(setting.config().stableAfter())
                >= 0;
    }

    private void away(UpstreamFailure why) {
        var before = state;
        current = null;
        expectNothing(why);
        var wait = backoff.next();
        var now = setting.clock().instant();
        var since = before instanceof ServerState.Away away ? away.since() : now;
        state = new ServerState.Away(why.detail(), since, now.plus(wait));
        if (!(before instanceof ServerState.Away)) {
            LOG.warnf("server away upstream=%s reason=%s", spec.name(), why.detail());
            listener.onChange();
        }
        attemptAfter(wait);
    }

    private void attemptAfter(Duration wait) {
        long number = ++planned;
        if (wait.isZero()) {
            attempt();
        } else {
            setting.vertx().setTimer(Math.max(1, wait.toMillis()), again -> attempt(number));
        }
    }

    /** Unless another attempt has been planned meanwhile. */
    private void attempt(long number) {
        if (number == planned) {
            attempt();
        }
    }

    /** Who waits for a session, or asks for one from now on, is told that there is none. */
    private void expectNothing(UpstreamFailure why) {
        var waiting = coming;
        Promise<Session> none = Promise.promise();
        none.fail(new ConnectFailure(why));
        coming = none;
        waiting.tryFail(new ConnectFailure(why));
    }

    /** What the session of one attempt tells; of no interest once another attempt is made. */
    private final class Hearing implements SessionEvents {

        private @Nullable UpstreamFailure broken;

        @Override
        public void notification(Message.Notification notification) {
            Turn.on(home, () -> {
                if (equals(current)) {
                    listener.onNotification(notification);
                }
            });
        }

        @Override
        public void lost(UpstreamFailure why) {
            Turn.on(home, () -> {
                broken = why;
                if (equals(current) && session != null) {
                    Keeper.this.lost(why);
                }
            });
        }
    }
}
