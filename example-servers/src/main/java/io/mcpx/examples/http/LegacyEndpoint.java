// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import static java.util.Objects.requireNonNull;

import io.mcpx.examples.Recorder;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.call.Channel;
import io.mcpx.examples.json.RawJson;
import io.mcpx.examples.peer.Features;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Streamable HTTP of the revisions 2025-03-26 to 2025-11-25. Used on one event loop only. */
public final class LegacyEndpoint implements Endpoint {

    private static final String SESSION = "Mcp-Session-Id";
    private static final int MAX_SESSIONS = 10_000;
    private static final String BATCHING = "2025-03-26";

    private final Vertx vertx;
    private final Features features;
    private final ServerOptions options;
    private final Map<String, LegacySession> sessions = new LinkedHashMap<>();

    public LegacyEndpoint(Vertx vertx, Features features, ServerOptions options) {
        this.vertx = vertx;
        this.features = features;
        this.options = options;
    }

    @Override
    public void serve(HttpServerRequest request, Recorder.Received received) {
        try {
            switch (request.method().name()) {
                case "POST" -> post(request, received);
                case "GET" -> stream(request);
                case "DELETE" -> delete(request);
                default -> Replies.status(request.response(), 405);
            }
        } catch (McpError e) {
            Replies.error(request.response(), e.httpStatus(), null, e);
        }
    }

    @Override
    public void forgetSessions() {
        List.copyOf(sessions.values()).forEach(LegacySession::close);
        sessions.clear();
    }

    @Override
    public int sessionCount() {
        return sessions.size();
    }

    private void post(HttpServerRequest request, Recorder.Received received) {
        if (Inbound.isBatch(received.body())) {
            batch(request, received);
            return;
        }
        var message = Inbound.parse(received.body());
        if (message instanceof Inbound.Request first && first.method().equals("initialize")) {
            initialize(request, received, first);
            return;
        }
        var session = session(request);
        if (session != null) {
            deliver(request, received, session, List.of(message), false);
        }
    }

    private void initialize(HttpServerRequest request, Recorder.Received received, Inbound.Request first) {
        var session = new LegacySession(vertx, features, options.legacyRevisions());
        if (options.sessions()) {
            var id = UUID.randomUUID().toString();
            remember(id, session);
            request.response().putHeader(SESSION, id);
        }
        session.peer().handle(first, received.headers(), message -> {}).onSuccess(answer -> {
            session.negotiated();
            var reply = new PostAnswer(request.response(), session.newStream(), 1, false);
            if (options.answers() == ServerOptions.Answers.SSE) {
                reply.openStream();
            }
            reply.answer(answer);
        });
    }

    /** The oldest session makes room when there are too many. */
    private void remember(String id, LegacySession session) {
        sessions.put(id, session);
        if (sessions.size() > MAX_SESSIONS) {
            var oldest = sessions.keySet().iterator().next();
            requireNonNull(sessions.remove(oldest)).close();
        }
    }

    private void batch(HttpServerRequest request, Recorder.Received received) {
        var session = session(request);
        if (session == null) {
            return;
        }
        var elements = RawJson.elements(received.body());
        if (!session.peer().revision().equals(BATCHING) || elements.isEmpty()) {
            throw McpError.invalidRequest("batches belong to " + BATCHING);
        }
        deliver(
                request,
                received,
                session,
                elements.stream().map(Inbound::parse).toList(),
                true);
    }

    private void deliver(
            HttpServerRequest request,
            Recorder.Received received,
            LegacySession session,
            List<Inbound> messages,
            boolean batch) {
        var expected = (int) messages.stream()
                .filter(message -> message instanceof Inbound.Request)
                .count();
        if (expected == 0) {
            messages.forEach(message -> accept(session, message));
            Replies.status(request.response(), 202);
            return;
        }
        var reply = new PostAnswer(request.response(), session.newStream(), expected, batch);
        if (options.answers() == ServerOptions.Answers.SSE) {
            reply.openStream();
        }
        for (var message : messages) {
            if (message instanceof Inbound.Request call) {
                answer(session, call, received, reply);
            } else {
                accept(session, message);
            }
        }
    }

    private static void answer(LegacySession session, Inbound.Request call, Recorder.Received received, PostAnswer to) {
        Channel channel = to;
        session.peer().handle(call, received.headers(), channel).onSuccess(to::answer);
    }

    private static void accept(LegacySession session, Inbound message) {
        switch (message) {
            case Inbound.Notification notification -> session.peer().accept(notification);
            case Inbound.Response response -> session.peer().accept(response);
            case Inbound.Request request -> throw new IllegalStateException("requests are answered, not accepted");
        }
    }

    private void stream(HttpServerRequest request) {
        if (!options.sessions()) {
            Replies.status(request.response(), 405);
            return;
        }
        var session = session(request);
        if (session != null) {
            open(request, session);
        }
    }

    private static void open(HttpServerRequest request, LegacySession session) {
        var last = request.getHeader("Last-Event-ID");
        var dot = last == null ? -1 : last.lastIndexOf('.');
        if (last == null || dot < 0) {
            session.general().attach(request.response());
            return;
        }
        var stream = session.find(last.substring(0, dot));
        if (stream.isEmpty()) {
            Replies.refuse(request.response(), 400, "Last-Event-ID is not of this session");
        } else {
            stream.get().resume(request.response(), number(last.substring(dot + 1)));
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOurs) {
            throw McpError.invalidRequest("Last-Event-ID is not of this server");
        }
    }

    private void delete(HttpServerRequest request) {
        var session = session(request);
        if (session != null) {
            sessions.remove(request.getHeader(SESSION));
            session.close();
            Replies.status(request.response(), 204);
        }
    }

    private LegacySession passing(String revision) {
        var session = new LegacySession(vertx, features, options.legacyRevisions());
        session.peer().assume(revision);
        return session;
    }

    /** The session of the request; null when there is none and the request was refused for it. */
    private @Nullable LegacySession session(HttpServerRequest request) {
        var version = request.getHeader("MCP-Protocol-Version");
        if (version != null && !options.legacyRevisions().contains(version)) {
            throw McpError.invalidRequest("MCP-Protocol-Version is not supported: " + version);
        }
        if (!options.sessions()) {
            return passing(version == null ? BATCHING : version);
        }
        var id = request.getHeader(SESSION);
        if (id == null) {
            Replies.refuse(request.response(), 400, SESSION + " is required");
            return null;
        }
        var session = sessions.get(id);
        if (session == null) {
            Replies.refuse(request.response(), 404, "the session is not known");
        }
        return session;
    }
}
