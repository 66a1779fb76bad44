// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.session.stream.Downlink;
import io.mcpx.proxy.session.stream.SessionStreams;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A legacy session as this process holds it. */
public final class Session implements LegacySession {

    private final SessionClaims claims;
    private final EndpointId endpoint;
    private final String place;
    private final String token;
    private final Downlink downlink;
    private final Questions questions;
    private final int maxRequests;
    private final Map<RequestId, LegacyReply> underWay = new ConcurrentHashMap<>();
    private final List<Runnable> whenClosed = new ArrayList<>();
    private volatile ClientProfile profile;
    private volatile boolean initialized;
    private volatile Caller caller;
    private volatile Instant lastUsed;
    private boolean closed;

    Session(
            SessionOpening opening,
            SessionClaims claims,
            String token,
            Downlink downlink,
            SessionConfig config,
            Instant now) {
        this(opening, claims, token, downlink, new Questions(config.maxQuestions(), 0), config, now);
    }

    /** A session that goes on here. Its questions must not be mistaken for those its client was asked before. */
    Session(SessionOpening opening, SessionTicket ticket, SessionStreams streams, SessionConfig config, Instant now) {
        this(
                opening,
                ticket.claims(),
                ticket.token(),
                streams,
                new Questions(config.maxQuestions(), now.toEpochMilli()),
                config,
                now);
        streams.ready();
    }

    private Session(
            SessionOpening opening,
            SessionClaims claims,
            String token,
            Downlink downlink,
            Questions questions,
            SessionConfig config,
            Instant now) {
        this.claims = claims;
        this.endpoint = opening.endpoint();
        this.place = opening.transport().placeAt(opening.endpoint());
        this.token = token;
        this.downlink = downlink;
        this.profile = opening.profile();
        this.initialized = opening.transport() == SessionOpening.Transport.STREAMABLE_HTTP;
        this.caller = opening.caller();
        this.questions = questions;
        this.maxRequests = config.maxRequests();
        this.lastUsed = now;
    }

    /** The sealed id that only the client may hold. */
    public String token() {
        return token;
    }

    /** Whether it was opened at this place, that is for this endpoint and transport. */
    boolean isAt(String where) {
        return place.equals(where);
    }

    public Downlink downlink() {
        return downlink;
    }

    @Override
    public String key() {
        return claims.session().toString();
    }

    @Override
    public EndpointId endpoint() {
        return endpoint;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Revision revision() {
        return profile.revision();
    }

    @Override
    public JsonObject capabilities() {
        return profile.capabilities();
    }

    @Override
    public @Nullable JsonObject clientInfo() {
        return profile.info();
    }

    /** Whether {@code initialize} has been answered; only a session of HTTP+SSE exists before that. */
    public boolean isInitialized() {
        return initialized;
    }

    /** Settles who the client is; false if that is settled already. */
    public synchronized boolean initialize(ClientProfile client, Caller who) {
        if (isInitialized()) {
            return false;
        }
        profile = client;
        caller = who;
        initialized = true;
        return true;
    }

    /**
     * Takes note of a request under way.
     *
     * @return false when its id is in use or the session has as many as it may
     */
    public boolean begin(RequestId id, LegacyReply reply) {
        if (underWay.size() >= maxRequests || underWay.putIfAbsent(id, reply) != null) {
            return false;
        }
        reply.onOver(() -> underWay.remove(id, reply));
        cancelIfClosed(reply);
        return true;
    }

    /** Cancels a request under way, as its client wished; without effect for one that is not. */
    public void cancel(RequestId id) {
        var reply = underWay.get(id);
        if (reply != null) {
            reply.cancel();
        }
    }

    @Override
    public void notify(byte[] notification) {
        downlink.deliver(notification);
    }

    @Override
    public void ask(Reply via, String method, @Nullable Slice params, UpstreamListener.Answer answer) {
        questions.ask(via, method, params, answer);
    }

    @Override
    public void onClose(Runnable action) {
        if (isClosedAlready(action)) {
            action.run();
        }
    }

    Questions questions() {
        return questions;
    }

    SessionClaims claims() {
        return claims;
    }

    void used(Caller by, Instant now) {
        caller = by;
        lastUsed = now;
    }

    /** Whether nothing has happened since then and nothing is open. */
    boolean isIdleSince(Instant then) {
        return lastUsed.isBefore(then) && underWay.isEmpty() && !downlink.isConnected();
    }

    /** Ends everything that is open. */
    void close() {
        for (var action : takeCloseActions()) {
            action.run();
        }
        List.copyOf(underWay.values()).forEach(LegacyReply::cancel);
        questions.withdrawAll();
        downlink.close();
    }

    private void cancelIfClosed(LegacyReply reply) {
        boolean late;
        synchronized (this) {
            late = closed;
        }
        if (late) {
            reply.cancel();
        }
    }

    private synchronized boolean isClosedAlready(Runnable action) {
        if (!closed) {
            whenClosed.add(action);
        }
        return closed;
    }

    private synchronized List<Runnable> takeCloseActions() {
        closed = true;
        var actions = List.copyOf(whenClosed);
        whenClosed.clear();
        return actions;
    }
}
