// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.SessionOpening.Transport;
import io.mcpx.proxy.session.stream.SessionStreams;
import io.mcpx.proxy.session.stream.SingleStream;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.exchange.SingleHeader;
import org.jspecify.annotations.Nullable;

/** Finds the session a request of Streamable HTTP names. */
final class SessionLookup {

    private final OpenSessions sessions;

    SessionLookup(OpenSessions sessions) {
        this.sessions = sessions;
    }

    static boolean isNamed(Arrival arrival) {
        return arrival.headers().contains(McpHeaders.SESSION_ID);
    }

    /** The session, or null after the exchange has been refused: 400 without a session id, 404 for one that is not valid here. */
    @Nullable
    Session require(Arrival arrival, @Nullable RequestId request) {
        var token = arrival.headers().get(McpHeaders.SESSION_ID);
        if (token == null || SingleHeader.isRepeated(arrival.headers(), McpHeaders.SESSION_ID)) {
            refuse(arrival, 400, "Mcp-Session-Id: absent or repeated (expected: the one of initialize)", request);
            return null;
        }
        var session = sessions.find(token, arrival.caller(), arrival.endpoint(), Transport.STREAMABLE_HTTP);
        if (session.isEmpty()) {
            refuse(arrival, 404, "session not found", request);
        }
        return session.orElse(null);
    }

    static SessionStreams streams(Session session) {
        return switch (session.downlink()) {
            case SessionStreams streams -> streams;
            case SingleStream single -> throw new IllegalStateException("sessions are bound to their transport");
        };
    }

    private static void refuse(Arrival arrival, int status, String message, @Nullable RequestId request) {
        arrival.exchange().refuse(Refusal.invalid(status, message).about(request));
    }
}
