// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.stream.SessionStreams;
import io.mcpx.proxy.transport.exchange.Accept;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.peer.PeerErrand;
import org.jspecify.annotations.Nullable;

/** GET and DELETE of Streamable HTTP, which only sessions know: listening, resuming, ending. */
final class StreamableGets {

    private static final String WITHOUT_SESSION = "POST, OPTIONS";

    private static final AwaySessions.Wish LISTENING = new AwaySessions.Wish(PeerErrand.Lane.STREAMS, null);

    private final SessionLookup lookup;
    private final SessionEnding ending;
    private final Admission admission;
    private final Draining draining;

    StreamableGets(SessionLookup lookup, SessionEnding ending, Admission admission, Draining draining) {
        this.lookup = lookup;
        this.ending = ending;
        this.admission = admission;
        this.draining = draining;
    }

    void listen(Arrival arrival) {
        if (isOfSession(arrival)) {
            lookup.find(arrival, LISTENING, session -> listen(arrival, session));
        }
    }

    void delete(Arrival arrival) {
        if (isOfSession(arrival)) {
            ending.end(arrival);
        }
    }

    private void listen(Arrival arrival, Session session) {
        if (!Accept.of(arrival.headers()).stream()) {
            arrival.exchange().refuse(StreamablePosts.notAcceptable());
            return;
        }
        var refusal = draining.refusal();
        if (refusal != null) {
            arrival.refuseWork(refusal);
        } else if (admission.admitStream(arrival.exchange())) {
            listen(arrival, SessionLookup.streams(session));
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

    /** Whether the request belongs to a session; it has been refused when not. */
    private static boolean isOfSession(Arrival arrival) {
        var version = arrival.headers().get(McpHeaders.PROTOCOL_VERSION);
        if (!SessionLookup.isNamed(arrival) || isModern(version)) {
            arrival.exchange().refuse(Refusal.methodNotAllowed(WITHOUT_SESSION));
            return false;
        }
        if (version != null && !StreamablePosts.isLegacyVersion(version)) {
            arrival.exchange().refuse(Refusal.invalid(400, "MCP-Protocol-Version: not supported"));
            return false;
        }
        return true;
    }

    private static boolean isModern(@Nullable String version) {
        return version != null && StreamablePosts.isModernVersion(version);
    }

    private static Refusal tooManyStreams() {
        return Refusal.invalid(429, "too many streams are open in this session");
    }
}
