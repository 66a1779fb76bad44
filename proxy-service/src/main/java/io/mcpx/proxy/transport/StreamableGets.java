// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.stream.SessionStreams;
import io.mcpx.proxy.transport.exchange.Accept;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import org.jspecify.annotations.Nullable;

/** GET and DELETE of Streamable HTTP, which only sessions know: listening, resuming, ending. */
final class StreamableGets {

    private static final String WITHOUT_SESSION = "POST, OPTIONS";

    private final SessionLookup lookup;
    private final OpenSessions sessions;
    private final Admission admission;
    private final Draining draining;

    StreamableGets(SessionLookup lookup, OpenSessions sessions, Admission admission, Draining draining) {
        this.lookup = lookup;
        this.sessions = sessions;
        this.admission = admission;
        this.draining = draining;
    }

    void listen(Arrival arrival) {
        var session = require(arrival);
        if (session == null) {
            return;
        }
        var refusal = Accept.of(arrival.headers()).stream() ? draining.refusal() : StreamablePosts.notAcceptable();
        if (refusal != null) {
            arrival.exchange().refuse(refusal);
        } else if (admission.admitStream(arrival.exchange())) {
            listen(arrival, SessionLookup.streams(session));
        }
    }

    void delete(Arrival arrival) {
        var session = require(arrival);
        if (session != null) {
            sessions.close(session);
            arrival.exchange().answer(200);
        }
    }

    private void listen(Arrival arrival, SessionStreams streams) {
        var exchange = arrival.exchange();
        exchange.await(new Exchange.Watcher() {
            @Override
            public void onGone() {
                streams.detach(exchange);
            }
        });
        switch (attach(streams, exchange, arrival.headers().get(McpHeaders.LAST_EVENT_ID))) {
            case RESUMED -> exchange.stream();
            case UNKNOWN -> exchange.refuse(Refusal.invalid(400, "Last-Event-ID: its stream is not kept"));
            case TOO_MANY -> exchange.refuse(tooManyStreams());
        }
    }

    private static SessionStreams.Resumption attach(
            SessionStreams streams, Exchange exchange, @Nullable String lastEventId) {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return streams.resume(lastEventId, exchange);
        }
        return streams.listen(exchange).isPresent()
                ? SessionStreams.Resumption.RESUMED
                : SessionStreams.Resumption.TOO_MANY;
    }

    private @Nullable Session require(Arrival arrival) {
        var version = arrival.headers().get(McpHeaders.PROTOCOL_VERSION);
        if (!SessionLookup.isNamed(arrival) || isModern(version)) {
            arrival.exchange().refuse(Refusal.methodNotAllowed(WITHOUT_SESSION));
            return null;
        }
        if (version != null && !StreamablePosts.isLegacyVersion(version)) {
            arrival.exchange().refuse(Refusal.invalid(400, "MCP-Protocol-Version: not supported"));
            return null;
        }
        return lookup.require(arrival, null);
    }

    private static boolean isModern(@Nullable String version) {
        return version != null && StreamablePosts.isModernVersion(version);
    }

    private static Refusal tooManyStreams() {
        return Refusal.invalid(429, "too many streams are open in this session");
    }
}
