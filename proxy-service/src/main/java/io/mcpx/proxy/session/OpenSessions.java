// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.identity.Caller;
import io.mcpx.proxy.memory.HeapShare;
import io.mcpx.proxy.route.EndpointId;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The table of sessions. Thread-safe, never blocks. */
public final class OpenSessions implements LegacySessions {

    private final SessionConfig config;
    private final Sealer sealer;
    private final Clock clock;
    private final ReplayBudget replay;
    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();

    /** The same sessions by the ids that clients hold, so that an id need not be opened with each request. */
    private final Map<String, Session> byToken = new ConcurrentHashMap<>();

    private final Map<String, AtomicInteger> perCaller = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LongAdder strayAnswers = new LongAdder();

    public OpenSessions(SessionConfig config, Sealer sealer, Clock clock) {
        this.config = config;
        this.sealer = sealer;
        this.clock = clock;
        this.replay = new ReplayBudget(HeapShare.of(config.streams().replayTotal()), null);
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
     * The session of this id if it is this caller's, at this endpoint, and has not ended. One that is somebody else's cannot be told
     * from one that never was.
     */
    public Optional<Session> find(
            String token, Caller caller, EndpointId endpoint, SessionOpening.Transport transport) {
        var now = clock.instant();
        var place = transport.placeAt(endpoint);
        var known = byToken.get(token);
        if (known != null) {
            return known.isAt(place) && known.claims().allow(caller.principal(), now)
                    ? Optional.of(used(known, caller, now))
                    : Optional.empty();
        }
        return SessionClaims.open(place, token, sealer)
                .filter(claims -> claims.allow(caller.principal(), now))
                .map(claims -> sessions.get(claims.session()))
                .map(session -> used(session, caller, now));
    }

    /** Ends the session; without effect if it has ended. */
    public void close(Session session) {
        if (sessions.remove(session.claims().session(), session)) {
            byToken.remove(session.token());
            release(session.claims().principal());
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
    public int count() {
        return count.get();
    }

    /** Ends what has expired and lets go of what was kept for too long. */
    public void sweep() {
        var now = clock.instant();
        var idleSince = now.minus(config.idleTimeout());
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
        if (!admit(principal)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var claims = new SessionClaims(UUID.randomUUID(), principal, now.plus(config.maxAge()));
        var token = claims.sealedFor(opening.transport().placeAt(opening.endpoint()), sealer);
        var session = new Session(opening, claims, token, downlink, config, now);
        sessions.put(claims.session(), session);
        byToken.put(token, session);
        return Optional.of(session);
    }

    private boolean admit(String principal) {
        if (count.incrementAndGet() > config.max()) {
            count.decrementAndGet();
            return false;
        }
        if (perCaller.merge(principal, new AtomicInteger(1), OpenSessions::sum).get() > config.maxPerCaller()) {
            release(principal);
            return false;
        }
        return true;
    }

    private void release(String principal) {
        count.decrementAndGet();
        perCaller.computeIfPresent(principal, (any, sessions) -> sessions.decrementAndGet() == 0 ? null : sessions);
    }

    private static AtomicInteger sum(AtomicInteger known, AtomicInteger more) {
        known.addAndGet(more.get());
        return known;
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
