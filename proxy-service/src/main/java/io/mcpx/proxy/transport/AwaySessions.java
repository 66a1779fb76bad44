// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.peer.PeerAddress;
import io.mcpx.proxy.peer.PeerProof.Purpose;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.SessionOpening;
import io.mcpx.proxy.session.SessionTicket;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.peer.PeerErrand;
import io.mcpx.proxy.transport.peer.PeerLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Serves what belongs to a session that is not open here: on the replica where it is open, else on the first replica that can be
 * reached in an order that all of them agree on, which may be this one.
 */
final class AwaySessions {

    private final PeerLine line;
    private final Peers peers;
    private final OpenSessions sessions;
    private final Gateway gateway;
    private final Draining draining;
    private final Refusal tooMany;
    private final SessionWhereabouts whereabouts = new SessionWhereabouts();

    AwaySessions(PeerLine line, OpenSessions sessions, Gateway gateway, Draining draining, HttpConfig config) {
        this.line = line;
        this.peers = line.peers();
        this.sessions = sessions;
        this.gateway = gateway;
        this.draining = draining;
        this.tooMany = Handshake.tooManySessions(config.retryAfter());
    }

    /** Finds the place for this exchange; if that is here, the session goes to {@code here}. */
    void seek(Arrival arrival, SessionTicket ticket, Wish wish, Consumer<Session> here) {
        var proof = arrival.proof();
        if (proof == null) {
            new Search(arrival, ticket, wish, here).start();
        } else if (proof.purpose() == Purpose.ADOPT) {
            adopt(arrival, ticket, wish, here);
        } else {
            arrival.leaveToOthers();
        }
    }

    private void adopt(Arrival arrival, SessionTicket ticket, Wish wish, Consumer<Session> here) {
        var profile = ticket.profile();
        if (profile == null) {
            arrival.exchange().refuse(SessionLookup.NOT_FOUND.about(wish.request()));
            return;
        }
        var refusal = draining.refusal();
        if (refusal != null) {
            arrival.refuseWork(refusal.about(wish.request()));
            return;
        }
        var opening = new SessionOpening(
                Handshake.named(arrival.caller(), profile),
                arrival.endpoint(),
                SessionOpening.Transport.STREAMABLE_HTTP,
                profile);
        sessions.adopt(ticket, opening, gateway::opened)
                .ifPresentOrElse(here, () -> arrival.exchange().refuse(tooMany.about(wish.request())));
    }

    /** One search: asks those who may have the session, then those who may go on with it. On one event loop. */
    private final class Search implements PeerLine.Undelivered {

        private final Arrival arrival;
        private final SessionTicket ticket;
        private final Wish wish;
        private final Consumer<Session> here;
        private List<PeerAddress> candidates = List.of();
        private Purpose purpose = Purpose.FIND;
        private int next;

        Search(Arrival arrival, SessionTicket ticket, Wish wish, Consumer<Session> here) {
            this.arrival = arrival;
            this.ticket = ticket;
            this.wish = wish;
            this.here = here;
        }

        void start() {
            if (ticket.holder().equals(peers.self())
                    || peers.find(ticket.holder()).isPresent()) {
                find();
            } else {
                peers.refresh().onComplete(any -> arrival.exchange().run(this::find));
            }
        }

        private void find() {
            candidates = ticket.profile() == null
                    ? peers.find(ticket.holder()).map(List::of).orElse(List.of())
                    : likeliestFirst();
            goOn();
        }

        @Override
        public void elsewhere() {
            goOn();
        }

        @Override
        public void unreachable() {
            goOn();
        }

        private void goOn() {
            while (next < candidates.size()) {
                var candidate = candidates.get(next++);
                if (peers.isReachable(candidate)) {
                    send(candidate);
                    return;
                }
            }
            if (purpose == Purpose.FIND && ticket.profile() != null) {
                appoint();
            } else {
                adopt(arrival, ticket, wish, here);
            }
        }

        /** Nobody has it: it goes on where all replicas, should they ask at once, agree that it does. */
        private void appoint() {
            whereabouts.forget(ticket.key());
            purpose = Purpose.ADOPT;
            next = 0;
            candidates = inCommonOrder().stream().filter(this::goesBeforeUs).toList();
            goOn();
        }

        private void send(PeerAddress to) {
            whereabouts.remember(ticket.key(), to);
            var errand = new PeerErrand(purpose, to, wish.lane(), wish.request());
            draining.follow(errand, line.relay(arrival.exchange(), errand, this));
        }

        private List<PeerAddress> likeliestFirst() {
            var found = new LinkedHashSet<PeerAddress>();
            var last = whereabouts.find(ticket.key());
            if (last != null && peers.find(last.toString()).isPresent()) {
                found.add(last);
            }
            found.addAll(inCommonOrder());
            return List.copyOf(found);
        }

        private List<PeerAddress> inCommonOrder() {
            var order = new ArrayList<PeerAddress>();
            peers.find(ticket.holder()).ifPresent(order::add);
            peers.preferredFor(ticket.key()).stream()
                    .filter(peer -> !isHolder(peer))
                    .forEach(order::add);
            return order;
        }

        private boolean goesBeforeUs(PeerAddress peer) {
            if (draining.hasBegun() || isHolder(peer)) {
                return true;
            }
            return !ticket.holder().equals(peers.self()) && !peers.isPreferredTo(peer, ticket.key());
        }

        private boolean isHolder(PeerAddress peer) {
            return peer.toString().equals(ticket.holder());
        }
    }

    /**
     * What the exchange brings.
     *
     * @param request the one request in it
     */
    record Wish(PeerErrand.Lane lane, @Nullable RequestId request) {}
}
