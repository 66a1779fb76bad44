// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.ClientNames;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.session.ClientProfile;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.SessionOpening;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.exchange.Refusal;
import java.time.Duration;

/** Answers {@code initialize}: settles the revision and opens the session. */
final class Handshake {

    private static final JsonRpcError NO_VERSION = JsonRpcError.of(
            ErrorCodes.INVALID_PARAMS, "params.protocolVersion: missing or invalid (expected: a string)");
    private static final JsonRpcError REPEATED =
            JsonRpcError.of(ErrorCodes.INVALID_REQUEST, "initialize: the session is initialized already");

    /** What came of it. */
    sealed interface Outcome {

        record Opened(Session session, Slice result) implements Outcome {}

        /** The request itself is wrong. */
        record Invalid(JsonRpcError error) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    private final OpenSessions sessions;
    private final Gateway gateway;
    private final Draining draining;
    private final Refusal tooManySessions;

    Handshake(OpenSessions sessions, Gateway gateway, Draining draining, HttpConfig config) {
        this.sessions = sessions;
        this.gateway = gateway;
        this.draining = draining;
        this.tooManySessions = tooManySessions(config.retryAfter());
    }

    /** Opens a session of Streamable HTTP. */
    Outcome open(Arrival arrival, Message.Request request) {
        var asked = request.params().string("protocolVersion");
        var refusal = draining.refusal();
        if (asked == null || refusal != null) {
            return refusal == null ? new Outcome.Invalid(NO_VERSION) : new Outcome.Refused(refusal);
        }
        var profile = profile(negotiate(asked), request.params());
        var caller = named(arrival.caller(), profile);
        return sessions.open(new SessionOpening(
                        caller, arrival.endpoint(), SessionOpening.Transport.STREAMABLE_HTTP, profile))
                .<Outcome>map(session -> opened(arrival, session))
                .orElseGet(() -> new Outcome.Refused(tooManySessions()));
    }

    /** Completes a session of HTTP+SSE whose stream is open. */
    Outcome complete(Arrival arrival, Session session, Message.Request request) {
        var asked = request.params().string("protocolVersion");
        if (asked == null) {
            return new Outcome.Invalid(NO_VERSION);
        }
        var profile = profile(negotiate(asked), request.params());
        return session.initialize(profile, named(arrival.caller(), profile))
                ? opened(arrival, session)
                : new Outcome.Invalid(REPEATED);
    }

    Refusal tooManySessions() {
        return tooManySessions;
    }

    static Refusal tooManySessions(Duration retryAfter) {
        return Refusal.overloaded(429, "too many sessions are open", retryAfter);
    }

    private Outcome opened(Arrival arrival, Session session) {
        gateway.opened(session);
        return new Outcome.Opened(
                session,
                gateway.initialize(arrival.inForce(), arrival.endpoint(), session.caller(), session.revision()));
    }

    /** The asked revision if it is one with sessions, else the newest of those. */
    private static Revision negotiate(String asked) {
        return Revision.of(asked)
                .filter(revision -> revision.era() == Era.LEGACY)
                .orElse(Revision.LATEST_LEGACY);
    }

    private static ClientProfile profile(Revision revision, JsonObject params) {
        var capabilities = params.object("capabilities");
        return new ClientProfile(
                revision, capabilities == null ? JsonObject.EMPTY : capabilities, params.object("clientInfo"));
    }

    /** The caller, known to use the program that {@code initialize} named. */
    static Caller named(Caller caller, ClientProfile profile) {
        var info = profile.info();
        var name = info == null ? null : info.string("name");
        return name == null ? caller : caller.using(ClientNames.normalise(name).orElse(null));
    }
}
