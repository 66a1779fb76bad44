// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.sse.SseWriter;
import io.mcpx.proxy.peer.PeerProof;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One exchange on its way to another replica and back: bytes as they are, no faster than the client reads them. When one side goes
 * away the other is let go. It is never sent twice. Runs on the event loop of the client's connection only.
 */
final class Relay implements Exchange.Watcher {

    private static final JsonRpcError LOST = JsonRpcError.of(
            ErrorCodes.INTERNAL_ERROR,
            "connection lost inside the gateway: the request may or may not have been carried out");
    private static final Refusal BUSY = Refusal.overloaded(503, "too many requests at once", Duration.ofSeconds(1));
    private static final Refusal MISTRUSTED = Refusal.of(
            502,
            ErrorCodes.INTERNAL_ERROR,
            "the replicas do not trust each other (expected: one key, clocks that agree, trusted certificates)");
    private static final int LOST_STATUS = 502;

    private final PeerLine line;
    private final Exchange exchange;
    private final PeerErrand errand;
    private final PeerLine.Undelivered undelivered;
    private final Promise<Void> done = Promise.promise();
    private @Nullable HttpClientRequest request;
    private boolean eventStream;
    private boolean over;
    private byte last = '\n';
    private byte lastButOne = '\n';

    Relay(PeerLine line, Exchange exchange, PeerErrand errand, PeerLine.Undelivered undelivered) {
        this.line = line;
        this.exchange = exchange;
        this.errand = errand;
        this.undelivered = undelivered;
    }

    Future<Void> start() {
        exchange.await(this);
        if (!over) {
            line.open(exchange, errand).onComplete(this::opened);
        }
        return done.future();
    }

    /** The client is gone: so is its exchange with the other replica, which then does what it does for clients of its own. */
    @Override
    public void onGone() {
        end(PeerOutcome.CANCELLED);
        if (request != null) {
            request.reset();
        }
    }

    private void opened(AsyncResult<HttpClientRequest> dialled) {
        if (over) {
            if (dialled.succeeded()) {
                dialled.result().reset();
            }
        } else if (dialled.succeeded()) {
            request = dialled.result();
            PeerLine.send(exchange, request).onComplete(this::answered);
        } else if (PeerLine.isOverload(dialled.cause())) {
            end(PeerOutcome.OVERLOADED);
            exchange.refuse(BUSY.about(errand.request()));
        } else {
            end(PeerOutcome.UNREACHABLE);
            undelivered.unreachable();
        }
    }

    private void answered(AsyncResult<HttpClientResponse> answer) {
        if (over) {
            return;
        }
        if (answer.failed() && PeerCertificate.isUnknownThere(answer.cause())) {
            mistrusted();
        } else if (answer.failed()) {
            end(PeerOutcome.BROKEN);
            exchange.refuse(new Refusal(LOST_STATUS, LOST, errand.request(), null));
        } else {
            answered(answer.result());
        }
    }

    private void answered(HttpClientResponse response) {
        var word = response.getHeader(PeerProof.HEADER);
        if (word == null) {
            pass(response);
        } else if (word.equals(PeerProof.ELSEWHERE)) {
            end(PeerOutcome.ELSEWHERE);
            undelivered.elsewhere();
        } else {
            mistrusted();
        }
    }

    private void mistrusted() {
        end(PeerOutcome.REFUSED);
        line.mistrusted(errand.to());
        exchange.refuse(MISTRUSTED.about(errand.request()));
    }

    private void pass(HttpClientResponse response) {
        var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        eventStream = type != null && type.startsWith("text/event-stream");
        exchange.relay(response.statusCode(), head -> PeerHeaders.copy(response.headers(), head));
        response.handler(chunk -> pass(response, chunk))
                .endHandler(any -> finish())
                .exceptionHandler(failure -> lost());
    }

    private void pass(HttpClientResponse response, Buffer chunk) {
        if (over || chunk.length() == 0) {
            return;
        }
        remember(chunk);
        exchange.pass(chunk.getBytes());
        if (exchange.isFull()) {
            response.pause();
            exchange.onDrain(response::resume);
        }
    }

    private void finish() {
        if (end(PeerOutcome.ANSWERED)) {
            exchange.passed();
        }
    }

    /** What is whole can be ended with an error; what is not must be seen to be broken. */
    private void lost() {
        if (!end(PeerOutcome.BROKEN)) {
            return;
        }
        if (!eventStream || last != '\n' || lastButOne != '\n') {
            exchange.cut();
            return;
        }
        if (errand.request() != null) {
            exchange.pass(SseWriter.event(null, "message", Messages.error(errand.request(), LOST)));
        }
        exchange.passed();
    }

    private boolean end(PeerOutcome outcome) {
        if (over) {
            return false;
        }
        over = true;
        line.ended(outcome);
        done.complete();
        return true;
    }

    private void remember(Buffer chunk) {
        int length = chunk.length();
        lastButOne = length > 1 ? chunk.getByte(length - 2) : last;
        last = chunk.getByte(length - 1);
    }
}
