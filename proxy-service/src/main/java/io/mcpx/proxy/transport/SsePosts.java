// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.ReplyChannel;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.SessionOpening.Transport;
import io.mcpx.proxy.session.SessionTicket;
import io.mcpx.proxy.session.Sought;
import io.mcpx.proxy.session.stream.SingleStream;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.peer.PeerErrand;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.Consumer;

/** The POSTs of HTTP+SSE: acknowledged with 202, and answered on the session's stream. */
final class SsePosts {

    static final String SESSION = "sessionId";
    private static final JsonRpcError NOT_INITIALIZED =
            JsonRpcError.of(ErrorCodes.INVALID_REQUEST, "session: not initialized (expected: initialize first)");

    private static final AwaySessions.Wish BRIEF = new AwaySessions.Wish(PeerErrand.Lane.BRIEF, null);

    private final Bodies bodies;
    private final OpenSessions sessions;
    private final Handshake handshake;
    private final SessionCalls calls;
    private final Draining draining;
    private final AwaySessions away;

    SsePosts(
            Bodies bodies,
            OpenSessions sessions,
            AwaySessions away,
            Handshake handshake,
            SessionCalls calls,
            Draining draining) {
        this.away = away;
        this.bodies = bodies;
        this.sessions = sessions;
        this.handshake = handshake;
        this.calls = calls;
        this.draining = draining;
    }

    void accept(Arrival arrival) {
        var token = sessions(arrival.exchange().request());
        if (token.size() != 1) {
            arrival.exchange()
                    .refuse(Refusal.invalid(400, "sessionId: absent or repeated (expected: the one of the stream)"));
            return;
        }
        switch (sessions.look(token.getFirst(), arrival.caller(), arrival.endpoint(), Transport.HTTP_SSE)) {
            case Sought.Here(var session) -> read(arrival, session);
            case Sought.Away(var ticket) -> read(arrival, ticket);
            case Sought.Gone gone -> arrival.exchange().refuse(SessionLookup.NOT_FOUND);
        }
    }

    /** What the query names as session; nothing where it is badly encoded. */
    static List<String> sessions(HttpServerRequest request) {
        try {
            return request.params().getAll(SESSION);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    /** The session lives where its stream is, and nowhere else. */
    private void read(Arrival arrival, SessionTicket ticket) {
        bodies.read(arrival, new Bodies.Receiver() {
            @Override
            public void message(Message message) {
                away.seek(arrival, ticket, BRIEF, session -> {});
            }

            @Override
            public void batch(byte[] text) {
                away.seek(arrival, ticket, BRIEF, session -> {});
            }
        });
    }

    private void read(Arrival arrival, Session session) {
        bodies.read(arrival, new Bodies.Receiver() {
            @Override
            public void message(Message message) {
                receive(arrival, session, List.of(message));
            }

            @Override
            public void batch(byte[] text) {
                readBatch(arrival, session, text, batch -> receive(arrival, session, batch));
            }
        });
    }

    private void readBatch(Arrival arrival, Session session, byte[] text, Consumer<List<Message>> receiver) {
        if (session.revision().batches()) {
            bodies.readBatch(arrival.exchange(), text, receiver);
        } else {
            arrival.exchange().refuse(Bodies.UNEXPECTED_BATCH);
        }
    }

    private void receive(Arrival arrival, Session session, List<Message> messages) {
        boolean calling = messages.stream().anyMatch(Message.Request.class::isInstance);
        var refusal = calling ? draining.refusal() : null;
        if (refusal != null) {
            arrival.exchange().refuse(refusal);
            return;
        }
        arrival.exchange().answer(202);
        var channel = new Channel((SingleStream) session.downlink());
        messages.forEach(message -> receive(arrival, session, message, channel));
    }

    private void receive(Arrival arrival, Session session, Message message, Channel channel) {
        if (message instanceof Message.Request request) {
            request(arrival, session, request, channel);
        } else {
            calls.receive(arrival, session, message, channel);
        }
    }

    private void request(Arrival arrival, Session session, Message.Request request, Channel channel) {
        if (request.method().equals(Methods.INITIALIZE)) {
            initialize(arrival, session, request, channel);
        } else if (session.isInitialized() || request.method().equals(Methods.PING)) {
            calls.receive(arrival, session, request, channel);
        } else {
            channel.error(request.id(), NOT_INITIALIZED);
        }
    }

    private void initialize(Arrival arrival, Session session, Message.Request request, Channel channel) {
        switch (handshake.complete(arrival, session, request)) {
            case Handshake.Outcome.Opened(var opened, var result) ->
                channel.answer(Messages.result(request.id(), result));
            case Handshake.Outcome.Invalid(var error) -> channel.error(request.id(), error);
            case Handshake.Outcome.Refused(var refusal) -> channel.error(request.id(), refusal.error());
        }
    }

    /** Everything down the one stream. */
    private record Channel(SingleStream stream) implements ReplyChannel {

        @Override
        public void send(byte[] message) {
            stream.deliver(message);
        }

        @Override
        public void answer(byte[] message) {
            stream.deliver(message);
        }

        @Override
        public void abandon() {
            // the stream serves other requests too
        }

        @Override
        public boolean isFull() {
            return stream.outlet().isFull();
        }

        @Override
        public void onDrain(Runnable action) {
            stream.outlet().onDrain(action);
        }

        void error(RequestId id, JsonRpcError error) {
            answer(Messages.error(id, error));
        }
    }
}
