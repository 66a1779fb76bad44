// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.transport.exchange.Accept;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.peer.PeerErrand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** POST of the revisions with sessions, 2025-03-26 to 2025-11-25. */
final class LegacyPosts {

    private static final Refusal REPEATED = Refusal.invalid(400, "initialize: the session is initialized already");
    private static final AwaySessions.Wish BATCH = new AwaySessions.Wish(PeerErrand.Lane.CALLS, null);
    private static final AwaySessions.Wish NO_CALL = new AwaySessions.Wish(PeerErrand.Lane.BRIEF, null);

    private final Bodies bodies;
    private final SessionLookup sessions;
    private final Handshake handshake;
    private final SessionCalls calls;
    private final Draining draining;

    LegacyPosts(Bodies bodies, SessionLookup sessions, Handshake handshake, SessionCalls calls, Draining draining) {
        this.bodies = bodies;
        this.sessions = sessions;
        this.handshake = handshake;
        this.calls = calls;
        this.draining = draining;
    }

    void accept(Arrival arrival, Accept accept, Message message) {
        boolean initialize = message instanceof Message.Request request && isInitialize(request);
        if (initialize && !SessionLookup.isNamed(arrival)) {
            initialize(arrival, accept, (Message.Request) message);
            return;
        }
        sessions.find(arrival, wish(message), session -> {
            if (initialize) {
                arrival.exchange().refuse(REPEATED.about(wish(message).request()));
            } else {
                receive(arrival, session, List.of(message), new PostForm(accept, PostForm.Shape.SINGLE));
            }
        });
    }

    void acceptBatch(Arrival arrival, Accept accept, byte[] text) {
        if (SessionLookup.isNamed(arrival)) {
            sessions.find(arrival, BATCH, session -> acceptBatch(arrival, session, accept, text));
        } else {
            arrival.exchange().refuse(Bodies.UNEXPECTED_BATCH);
        }
    }

    private void acceptBatch(Arrival arrival, Session session, Accept accept, byte[] text) {
        if (session.revision().batches()) {
            bodies.readBatch(
                    arrival.exchange(),
                    text,
                    batch -> receive(arrival, session, batch, new PostForm(accept, PostForm.Shape.BATCH)));
        } else {
            arrival.exchange().refuse(Bodies.UNEXPECTED_BATCH);
        }
    }

    private void initialize(Arrival arrival, Accept accept, Message.Request request) {
        switch (handshake.open(arrival, request)) {
            case Handshake.Outcome.Opened(var session, var result) -> {
                arrival.exchange().header(McpHeaders.SESSION_ID, session.token());
                conclude(arrival.exchange(), accept, Messages.result(request.id(), result));
            }
            case Handshake.Outcome.Invalid(var error) ->
                conclude(arrival.exchange(), accept, Messages.error(request.id(), error));
            case Handshake.Outcome.Refused(var refusal) -> arrival.exchange().refuse(refusal.about(request.id()));
        }
    }

    private void receive(Arrival arrival, Session session, List<Message> messages, PostForm form) {
        int requests = (int)
                messages.stream().filter(Message.Request.class::isInstance).count();
        var refusal = requests == 0 ? null : draining.refusal();
        if (refusal != null) {
            arrival.refuseWork(refusal.about(soleId(messages)));
            return;
        }
        var channel = new PostChannel(arrival.exchange(), SessionLookup.streams(session), form, requests);
        if (requests == 0) {
            messages.forEach(message -> calls.receive(arrival, session, message, channel));
            arrival.exchange().answer(202);
        } else {
            arrival.exchange().await(channel);
            messages.forEach(message -> calls.receive(arrival, session, message, channel));
        }
    }

    private static AwaySessions.Wish wish(Message message) {
        return message instanceof Message.Request request
                ? new AwaySessions.Wish(PeerErrand.Lane.CALLS, request.id())
                : NO_CALL;
    }

    private static @Nullable RequestId soleId(List<Message> messages) {
        return messages.size() == 1 && messages.getFirst() instanceof Message.Request request ? request.id() : null;
    }

    private static void conclude(Exchange exchange, Accept accept, byte[] answer) {
        if (!accept.prefersJson()) {
            exchange.stream();
        }
        exchange.conclude(200, answer);
    }

    private static boolean isInitialize(Message.Request request) {
        return request.method().equals(Methods.INITIALIZE);
    }
}
