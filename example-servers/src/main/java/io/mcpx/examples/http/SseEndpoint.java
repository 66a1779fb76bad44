// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.Recorder;
import io.mcpx.examples.peer.Features;
import io.mcpx.examples.peer.LegacyPeer;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** HTTP+SSE of revision 2024-11-05: the open GET is the session. Used on one event loop only. */
public final class SseEndpoint implements Endpoint {

    private final Vertx vertx;
    private final Features features;
    private final List<String> revisions;
    private final Map<String, Session> sessions = new HashMap<>();

    private record Session(EventStream stream, LegacyPeer peer) {}

    /** Speaks these revisions, newest first. */
    public SseEndpoint(Vertx vertx, Features features, List<String> revisions) {
        this.revisions = revisions;
        this.vertx = vertx;
        this.features = features;
    }

    @Override
    public void serve(HttpServerRequest request, Recorder.Received received) {
        switch (request.method().name() + " " + request.path()) {
            case "GET /sse" -> open(request.response());
            case "POST /messages" -> post(request, received);
            default -> Replies.status(request.response(), 404);
        }
    }

    @Override
    public void forgetSessions() {
        for (var session : List.copyOf(sessions.values())) {
            session.peer().close();
            session.stream().finish();
        }
        sessions.clear();
    }

    @Override
    public int sessionCount() {
        return sessions.size();
    }

    private void open(HttpServerResponse response) {
        var id = UUID.randomUUID().toString();
        var stream = EventStream.passing();
        var session = new Session(stream, new LegacyPeer(vertx, features, "sse", revisions, stream));
        sessions.put(id, session);
        response.closeHandler(gone -> {
            sessions.remove(id);
            session.peer().close();
        });
        stream.attach(response);
        response.write("event: endpoint\ndata: /messages?sessionId=" + id + "\n\n");
    }

    private void post(HttpServerRequest request, Recorder.Received received) {
        var session = sessions.get(request.getParam("sessionId", ""));
        if (session == null) {
            Replies.refuse(request.response(), 404, "the session is not known");
            return;
        }
        try {
            var message = Inbound.parse(received.body());
            Replies.status(request.response(), 202);
            accept(session, received, message);
        } catch (McpError e) {
            Replies.error(request.response(), e.httpStatus(), null, e);
        }
    }

    private static void accept(Session session, Recorder.Received received, Inbound message) {
        var peer = session.peer();
        switch (message) {
            case Inbound.Request request ->
                peer.handle(request, received.headers(), session.stream())
                        .onSuccess(answer -> answer.ifPresent(session.stream()::send));
            case Inbound.Notification notification -> peer.accept(notification);
            case Inbound.Response response -> peer.accept(response);
        }
    }
}
