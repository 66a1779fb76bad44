// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.call.ClientProgram;
import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.call.Inbound;
import io.mcpx.proxy.session.LegacyReply;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.ReplyChannel;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.stream.SessionStreams;

/** What clients send within a session, on either legacy transport. */
final class SessionCalls {

    private static final JsonRpcError NOT_BEGUN = JsonRpcError.of(
            ErrorCodes.INVALID_REQUEST, "request: its id is in use, or too many are under way in this session");

    private final OpenSessions sessions;
    private final Gateway gateway;
    private final Draining draining;

    SessionCalls(OpenSessions sessions, Gateway gateway, Draining draining) {
        this.sessions = sessions;
        this.gateway = gateway;
        this.draining = draining;
    }

    /** Takes one message; the answer to a request goes to the channel. */
    void receive(Arrival arrival, Session session, Message message, ReplyChannel channel) {
        switch (message) {
            case Message.Request request -> request(arrival, session, request, channel);
            case Message.Notification notification -> notification(session, notification);
            case Message.Result result -> sessions.answered(session, result);
            case Message.Failure failure -> sessions.answered(session, failure);
        }
    }

    private void request(Arrival arrival, Session session, Message.Request request, ReplyChannel channel) {
        var reply = new LegacyReply(request.id(), channel);
        if (!session.begin(request.id(), reply)) {
            channel.answer(Messages.error(request.id(), NOT_BEGUN));
            return;
        }
        draining.track(reply);
        gateway.request(new Inbound(
                arrival.inForce(),
                arrival.endpoint(),
                session.caller(),
                new ClientProgram.Legacy(session),
                request,
                reply,
                arrival.headers().get(MetaKeys.TRACEPARENT),
                none -> null));
    }

    private void notification(Session session, Message.Notification notification) {
        switch (notification.method()) {
            case Methods.CANCELLED -> cancel(session, notification);
            case Methods.INITIALIZED -> {
                ready(session);
                gateway.notification(session, notification);
            }
            default -> gateway.notification(session, notification);
        }
    }

    private static void cancel(Session session, Message.Notification notification) {
        var id = notification.params().find("requestId");
        if (id != null && (id.isString() || id.isNumber())) {
            session.cancel(new RequestId(id));
        }
    }

    private static void ready(Session session) {
        if (session.downlink() instanceof SessionStreams streams) {
            streams.ready();
        }
    }
}
