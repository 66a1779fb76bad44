// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.SessionOpening.Transport;
import io.mcpx.proxy.session.Sought;
import io.mcpx.proxy.session.stream.SessionStreams;
import io.mcpx.proxy.session.stream.SingleStream;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.exchange.SingleHeader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the session a request of Streamable HTTP names. */
final class SessionLookup {

    static final Refusal NOT_FOUND = Refusal.invalid(404, "session not found");
    private static final Refusal UNNAMED =
            Refusal.invalid(400, "Mcp-Session-Id: absent or repeated (expected: the one of initialize)");
    private static final Sought GONE = new Sought.Gone();

    private final OpenSessions sessions;
    private final AwaySessions away;

    SessionLookup(OpenSessions sessions, AwaySessions away) {
        this.sessions = sessions;
        this.away = away;
    }

    static boolean isNamed(Arrival arrival) {
        return arrival.headers().contains(McpHeaders.SESSION_ID);
    }

    /**
     * Hands over the session if it is open here, or goes on here. Else the exchange is sent on, or refused: 400 without a session id,
     * 404 for one that is not valid here.
     */
    void find(Arrival arrival, AwaySessions.Wish wish, Consumer<Session> here) {
        switch (look(arrival, wish.request())) {
            case Sought.Here(var session) -> here.accept(session);
            case Sought.Away(var ticket) -> away.seek(arrival, ticket, wish, here);
            case Sought.Gone gone -> {}
        }
    }

    /** What there is of the session; the exchange has been refused when there is nothing. */
    Sought look(Arrival arrival, @Nullable RequestId request) {
        var token = arrival.headers().get(McpHeaders.SESSION_ID);
        if (token == null || SingleHeader.isRepeated(arrival.headers(), McpHeaders.SESSION_ID)) {
            arrival.exchange().refuse(UNNAMED.about(request));
            return GONE;
        }
        var sought = sessions.look(token, arrival.caller(), arrival.endpoint(), Transport.STREAMABLE_HTTP);
        if (sought instanceof Sought.Gone) {
            arrival.exchange().refuse(NOT_FOUND.about(request));
        }
        return sought;
    }

    static SessionStreams streams(Session session) {
        return switch (session.downlink()) {
            case SessionStreams streams -> streams;
            case SingleStream single -> throw new IllegalStateException("sessions are bound to their transport");
        };
    }
}
