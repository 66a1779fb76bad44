// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.peer.PeerAddress;
import io.mcpx.proxy.peer.PeerProof.Purpose;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.SessionTicket;
import io.mcpx.proxy.session.Sought;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.peer.PeerErrand;
import io.mcpx.proxy.transport.peer.PeerLine;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Ends a session on every replica, so that none goes on with it when the one that had it is gone. */
final class SessionEnding {

    private static final int ENDED = 200;
    private static final int UNKNOWN = 404;

    private final SessionLookup lookup;
    private final OpenSessions sessions;
    private final PeerLine line;

    SessionEnding(SessionLookup lookup, OpenSessions sessions, PeerLine line) {
        this.lookup = lookup;
        this.sessions = sessions;
        this.line = line;
    }

    void end(Arrival arrival) {
        switch (lookup.look(arrival, null)) {
            case Sought.Here(var session) -> {
                sessions.close(session);
                tellOthers(arrival, session.key());
                arrival.exchange().answer(ENDED);
            }
            case Sought.Away(var ticket) -> end(arrival, ticket);
            case Sought.Gone gone -> {}
        }
    }

    private void end(Arrival arrival, SessionTicket ticket) {
        sessions.forget(ticket);
        if (arrival.isForwarded()) {
            arrival.leaveToOthers();
            return;
        }
        arrival.exchange().await(Exchange.Watcher.NOBODY);
        var told = tellOthers(arrival, ticket.key());
        Future.join(told)
                .onComplete(any ->
                        answer(arrival, told.stream().map(Future::result).collect(Collectors.toUnmodifiableSet())));
    }

    /** Where nobody has it and nobody knows its end, it could have gone on anywhere: it has ended just now. */
    private static void answer(Arrival arrival, Set<Integer> statuses) {
        if (!statuses.contains(ENDED) && statuses.contains(UNKNOWN)) {
            arrival.exchange().refuse(SessionLookup.NOT_FOUND);
        } else {
            arrival.exchange().answer(ENDED);
        }
    }

    private List<Future<Integer>> tellOthers(Arrival arrival, String session) {
        return arrival.isForwarded()
                ? List.of()
                : line.peers().preferredFor(session).stream()
                        .filter(line.peers()::isReachable)
                        .map(peer -> tell(arrival, peer))
                        .toList();
    }

    private Future<Integer> tell(Arrival arrival, PeerAddress peer) {
        return line.tell(arrival.exchange(), new PeerErrand(Purpose.END, peer, PeerErrand.Lane.BRIEF, null));
    }
}
