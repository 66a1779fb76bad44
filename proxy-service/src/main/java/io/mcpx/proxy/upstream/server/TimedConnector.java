// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.link.Connector;
import io.mcpx.proxy.upstream.link.Exchange;
import io.mcpx.proxy.upstream.link.ExchangeListener;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how long legacy sessions with a server lasted; modern servers have none. Everything else is the connector's it wraps. */
final class TimedConnector implements Connector {

    /** Who is told, once for each session that ended. */
    interface Listener {
        void sessionEnded(Revision revision, Duration lasted);
    }

    private final Connector connector;
    private final Listener listener;

    TimedConnector(Connector connector, Listener listener) {
        this.connector = connector;
        this.listener = listener;
    }

    @Override
    public Future<Session> open(ClientContext client, SessionEvents events) {
        var life = new Life(events);
        return connector
                .open(client, life)
                .map(session -> session.peer().era() == Era.LEGACY ? life.begin(session) : session);
    }

    @Override
    public void forgetEra() {
        connector.forgetEra();
    }

    @Override
    public Future<Void> close() {
        return connector.close();
    }

    /** One session from its opening to its end, whichever side ends it. */
    private final class Life implements SessionEvents {

        private static final long NOT_RUNNING = Long.MIN_VALUE;

        private final SessionEvents events;
        private final AtomicLong started = new AtomicLong(NOT_RUNNING);
        private volatile Revision revision = Revision.LATEST_LEGACY;

        private Life(SessionEvents events) {
            this.events = events;
        }

        private Session begin(Session session) {
            revision = session.peer().revision();
            started.set(System.nanoTime());
            return new TimedSession(session, this);
        }

        private void end() {
            long from = started.getAndSet(NOT_RUNNING);
            if (from != NOT_RUNNING) {
                listener.sessionEnded(revision, Duration.ofNanos(System.nanoTime() - from));
            }
        }

        @Override
        public void notification(Message.Notification notification) {
            events.notification(notification);
        }

        @Override
        public void lost(UpstreamFailure why) {
            end();
            events.lost(why);
        }
    }

    private record TimedSession(Session session, Life life) implements Session {

        @Override
        public Peer peer() {
            return session.peer();
        }

        @Override
        public Exchange send(UpstreamRequest request, ExchangeListener listener) {
            return session.send(request, listener);
        }

        @Override
        public void notify(byte[] notification) {
            session.notify(notification);
        }

        @Override
        public boolean hears() {
            return session.hears();
        }

        @Override
        public Future<Void> close() {
            life.end();
            return session.close();
        }
    }
}
