// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.protocol.sse.SseWriter;
import io.mcpx.proxy.session.OpenSessions;
import io.mcpx.proxy.session.Session;
import io.mcpx.proxy.session.SessionOpening;
import io.mcpx.proxy.session.stream.SingleStream;
import io.mcpx.proxy.transport.exchange.Accept;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The stream of HTTP+SSE (2024-11-05): opened by GET, it carries everything down, and its session lasts as long as it does. */
final class SseStreams {

    private final OpenSessions sessions;
    private final Handshake handshake;
    private final Draining draining;
    private final Admission admission;

    SseStreams(OpenSessions sessions, Handshake handshake, Draining draining, Admission admission) {
        this.sessions = sessions;
        this.handshake = handshake;
        this.draining = draining;
        this.admission = admission;
    }

    void open(Arrival arrival) {
        var exchange = arrival.exchange();
        var refusal = refusal(arrival);
        if (refusal != null) {
            exchange.refuse(refusal);
        } else if (admission.admitStream(exchange)) {
            var opening = SessionOpening.beforeInitialize(arrival.caller(), arrival.endpoint());
            sessions.open(opening, new SingleStream(exchange))
                    .ifPresentOrElse(
                            session -> opened(exchange, session), () -> exchange.refuse(handshake.tooManySessions()));
        }
    }

    private void opened(Exchange exchange, Session session) {
        exchange.await(new Exchange.Watcher() {
            @Override
            public void onGone() {
                sessions.close(session);
            }
        });
        var endpoint = Target.messagesBeside(exchange.path()) + "?" + SsePosts.SESSION + "=" + session.token();
        exchange.write(SseWriter.event(null, "endpoint", endpoint.getBytes(UTF_8)));
    }

    private @Nullable Refusal refusal(Arrival arrival) {
        if (namesSession(arrival.exchange().request())) {
            return Refusal.invalid(400, "sessionId: given (expected: none, the stream opens a session)");
        }
        return Accept.of(arrival.headers()).stream() ? draining.refusal() : StreamablePosts.notAcceptable();
    }

    private static boolean namesSession(HttpServerRequest request) {
        return !SsePosts.sessions(request).isEmpty();
    }
}
