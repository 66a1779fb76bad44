// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.peer.PeerLine;
import io.vertx.core.http.HttpMethod;

/** Sends each HTTP method of each face to the code that speaks it. */
final class Faces {

    private final StreamablePosts posts;
    private final StreamableGets gets;
    private final SseStreams sseStreams;
    private final SsePosts ssePosts;

    Faces(StreamablePosts posts, StreamableGets gets, SseStreams sseStreams, SsePosts ssePosts) {
        this.posts = posts;
        this.gets = gets;
        this.sseStreams = sseStreams;
        this.ssePosts = ssePosts;
    }

    static Faces of(
            HttpConfig config,
            OpenSessions sessions,
            Gateway gateway,
            Draining draining,
            Admission admission,
            PeerLine line) {
        var bodies = new Bodies(config, line);
        var away = new AwaySessions(line, sessions, gateway, draining, config);
        var lookup = new SessionLookup(sessions, away);
        var handshake = new Handshake(sessions, gateway, draining, config);
        var calls = new SessionCalls(sessions, gateway, draining);
        return new Faces(
                new StreamablePosts(
                        bodies,
                        new ModernPosts(gateway, draining, admission, new HeldRequests(line, gateway, draining)),
                        new LegacyPosts(bodies, lookup, handshake, calls, draining)),
                new StreamableGets(lookup, new SessionEnding(lookup, sessions, line), admission, draining),
                new SseStreams(sessions, handshake, draining, admission),
                new SsePosts(bodies, sessions, away, handshake, calls, draining));
    }

    void handle(Arrival arrival, Target.Face face) {
        var method = arrival.exchange().request().method();
        switch (face) {
            case STREAMABLE -> streamable(arrival, method);
            case SSE -> sse(arrival, method);
            case MESSAGES -> messages(arrival, method);
        }
    }

    private void streamable(Arrival arrival, HttpMethod method) {
        if (method.equals(HttpMethod.POST)) {
            posts.accept(arrival);
        } else if (method.equals(HttpMethod.GET)) {
            gets.listen(arrival);
        } else if (method.equals(HttpMethod.DELETE)) {
            gets.delete(arrival);
        } else {
            refuse(arrival, Target.Face.STREAMABLE);
        }
    }

    private void sse(Arrival arrival, HttpMethod method) {
        if (method.equals(HttpMethod.GET)) {
            sseStreams.open(arrival);
        } else if (method.equals(HttpMethod.POST)) {
            ssePosts.accept(arrival);
        } else {
            refuse(arrival, Target.Face.SSE);
        }
    }

    private void messages(Arrival arrival, HttpMethod method) {
        if (method.equals(HttpMethod.POST)) {
            ssePosts.accept(arrival);
        } else {
            refuse(arrival, Target.Face.MESSAGES);
        }
    }

    private static void refuse(Arrival arrival, Target.Face face) {
        arrival.exchange().refuse(Refusal.methodNotAllowed(face.methods()));
    }
}
