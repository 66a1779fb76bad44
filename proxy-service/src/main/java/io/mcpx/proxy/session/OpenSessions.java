// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.memory.HeapShare;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.seal.Sealer;
import io.mcpx.proxy.session.stream.Downlink;
import io.mcpx.proxy.session.stream.ReplayBudget;
import io.mcpx.proxy.session.stream.SessionStreams;
import io.mcpx.proxy.session.stream.SingleStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of sessions. Thread-safe, never blocks. */
public final class OpenSessions implements LegacySessions {

    private static final Sought GONE = new Sought.Gone();

    private final SessionConfig config;
    private final Sealer sealer;
    private final Peers peers;
    private final Clock clock;
    private final ReplayBudget replay;
    private final SessionPlaces places;
    private final EndedSessions ended;
    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();

    /** The same sessions by the ids that clients hold, so that an id need not be opened with each request. */
    private final Map<String, Session> byToken = new ConcurrentHashMap<>();

    private final LongAdder strayAnswers = new LongAdder();
    private final LongAdder adopted = new LongAdder();

    public OpenSessions(SessionConfig config, Sealer sealer, Peers peers, Clock clock) {
        this.config = config;
        this.sealer = sealer;
        this.peers = peers;
        this.clock = clock;
        this.replay = new ReplayBudget(HeapShare.of(config.streams().replayTotal()), null);
        this.places = new SessionPlaces(config);
        this.ended = new EndedSessions(config.max());
    }

    /** Opens a session of Streamable HTTP; empty when there are as many as there may be. */
    public Optional<Session> open(SessionOpening opening) {
        return open(opening, new SessionStreams(opening.profile().revision(), config.streams(), clock, replay));
    }

    /** Opens a session of HTTP+SSE, whose stream is open; empty when there are as many as there may be. */
    public Optional<Session> open(SessionOpening opening, SingleStream stream) {
        return open(opening, (Downlink) stream);
    }

    /**
     * Looks for the session of this id, if it is this caller's, at this endpoint, and has not ended. One that is somebody else's cannot
     * be told from one that never was.
     */
    public Sought look(String token, Caller caller, EndpointId endpoint, SessionOpening.Transport transport) {
        var now = clock.instant();
        var place = transport.placeAt(endpoint);
        var known = byToken.get(token);
        if (known != null) {
            return known.isAt(place) && known.claims().allow(caller.principal(), now)
                    ? new Sought.Here(used(known, caller, now))
                    : GONE;
        }
        return SessionClaims.open(place, token, sealer)
                .filter(claims -> claims.allow(caller.principal(), now))
                .map(claims -> look(claims, token, caller, now))
                .orElse(GONE);
    }

    /**
     * Goes on with a session of a replica that is gone: under the same id, initialized, with nothing of its past.
     *
     * @param opened runs before anybody else can find the session
     * @return empty when there are as many as there may be
     */
    public Optional<Session> adopt(SessionTicket ticket, SessionOpening opening, Consumer<Session> opened) {
        synchronized (adopted) {
            var known = sessions.get(ticket.claims().session());
            if (known != null) {
                return Optional.of(known);
            }
            if (!places.take(ticket.claims().principal())) {
                return Optional.empty();
            }
            var now = clock.instant();
            var session = new Session(opening, ticket, adoptedStreams(opening, now), config, now);
            opened.accept(session);
            sessions.put(ticket.claims().session(), session);
            byToken.put(session.token(), session);
            adopted.increment();
            return Optional.of(session);
        }
    }

    /** Takes note that a session that is not open here has ended, so that it is not adopted. */
    public void forget(SessionTicket ticket) {
        ended.add(ticket.claims());
    }

    /** Ends the session; without effect if it has ended. */
    public void close(Session session) {
        var claims = session.claims();
        if (claims.home() != null && !isOurs(claims.home())) {
            ended.add(claims);
        }
        if (sessions.remove(claims.session(), session)) {
            byToken.remove(session.token());
            places.giveBack(claims.principal());
            session.close();
        }
    }

    public void answered(Session session, Message.Result result) {
        count(session.questions().answered(result));
    }

    public void answered(Session session, Message.Failure failure) {
        count(session.questions().answered(failure));
    }

    /** Answers of clients to what nobody asked; they are dropped. */
    public long strayAnswers() {
        return strayAnswers.sum();
    }

    /** Sessions of other replicas that went on here. */
    public long adopted() {
        return adopted.sum();
    }

    @Override
    public void forEach(Consumer<LegacySession> action) {
        sessions.values().stream().filter(Session::isInitialized).forEach(action);
    }

    @Override
    public void endIf(Predicate<LegacySession> revoked) {
        for (var session : List.copyOf(sessions.values())) {
            if (revoked.test(session)) {
                close(session);
            }
        }
    }

    @Override
    public void suspendIf(Predicate<LegacySession> over) {
        sessions.values().stream()
                .filter(over)
                .forEach(session -> session.downlink().suspend());
    }

    @Override
    public int count() {
        return places.taken();
    }

    /** Ends what has expired and lets go of what was kept for too long. */
    public void sweep() {
        var now = clock.instant();
        var idleSince = now.minus(config.idleTimeout());
        ended.sweep(now);
        for (var session : sessions.values()) {
            if (!now.isBefore(session.claims().expiry()) || session.isIdleSince(idleSince)) {
                close(session);
            } else {
                session.downlink().sweep(now);
            }
        }
    }

    /** Asks connected clients to come back later, where their revision has a way to, and ends their streams. */
    public void suspendStreams() {
        sessions.values().forEach(session -> session.downlink().suspend());
    }

    /** Bytes of events kept for clients that may come back. */
    public long keptBytes() {
        return replay.used();
    }

    private Optional<Session> open(SessionOpening opening, Downlink downlink) {
        var principal = opening.caller().principal();
        if (!places.take(principal)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var claims = new SessionClaims(UUID.randomUUID(), principal, now.plus(config.maxAge()), home(opening));
        var token = claims.sealedFor(opening.transport().placeAt(opening.endpoint()), sealer);
        var session = new Session(opening, claims, token, downlink, config, now);
        sessions.put(claims.session(), session);
        byToken.put(token, session);
        return Optional.of(session);
    }

    private Sought look(SessionClaims claims, String token, Caller caller, Instant now) {
        var session = sessions.get(claims.session());
        if (session != null) {
            return new Sought.Here(used(session, caller, now));
        }
        var home = claims.home();
        if (home == null || isOurs(home) || peers.isAlone() || ended.contain(claims.session())) {
            return GONE;
        }
        return new Sought.Away(new SessionTicket(claims, home, token));
    }

    /** Whether a session with this home was opened by this very process: then it is here, or it has ended. */
    private boolean isOurs(Home home) {
        return home.replica().equals(peers.self()) && home.boot().equals(peers.boot());
    }

    private @Nullable Home home(SessionOpening opening) {
        if (peers.isAlone()) {
            return null;
        }
        return opening.transport() == SessionOpening.Transport.HTTP_SSE
                ? new Home(peers.self(), peers.boot(), null)
                : Home.of(peers.self(), peers.boot(), opening.profile());
    }

    /** What clients remember of the streams of the replica that is gone must not be mistaken for what these send. */
    private SessionStreams adoptedStreams(SessionOpening opening, Instant now) {
        return SessionStreams.goingOn(
                opening.profile().revision(), config.streams(), clock, replay, now.toEpochMilli());
    }

    private static Session used(Session session, Caller caller, Instant now) {
        session.used(session.isInitialized() ? caller.using(session.caller().clientName()) : caller, now);
        return session;
    }

    private void count(boolean expected) {
        if (!expected) {
            strayAnswers.increment();
        }
    }
}
