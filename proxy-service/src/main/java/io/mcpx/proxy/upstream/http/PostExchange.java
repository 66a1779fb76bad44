// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.sse.LargeEvents.Taker;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.http.HttpDoor.Lane;
import io.mcpx.proxy.upstream.link.Broken;
import io.mcpx.proxy.upstream.link.Broken.Stage;
import io.mcpx.proxy.upstream.link.Exchange;
import io.mcpx.proxy.upstream.link.Pending;
import io.mcpx.proxy.upstream.link.ServerTopics;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One request sent by POST, and what comes back on its response, however that is framed. A legacy stream that ends
 * without the answer is resumed where its last event left off. Confined to the context of its request.
 */
final class PostExchange implements Exchange, ResponseReader.Sink, PassingAnswer.Listener {

    private final HttpDoor door;
    private final HttpSession session;
    private final Pending pending;
    private final MessageReader reader;
    private final ResumePoint resumePoint = new ResumePoint();
    private @Nullable HttpClientRequest http;
    private @Nullable HttpClientResponse response;
    private @Nullable ResponseReader incoming;
    private boolean over;
    private boolean paused;
    private boolean answering;
    private @Nullable PassingAnswer passing;

    PostExchange(HttpDoor door, HttpSession session, Pending pending) {
        this.door = door;
        this.session = session;
        this.pending = pending;
        this.reader = new MessageReader(
                new JsonLimits(door.spec().limits().maxMessageBytes(), JsonLimits.DEFAULT.maxDepth()));
    }

    void start() {
        door.send(HttpMethod.POST, lane(), this::post).onComplete(this::responded);
    }

    @Override
    public void cancel() {
        if (!over) {
            stopReading();
            session.withdrawn(pending.outgoing().id());
            reset();
        }
    }

    @Override
    public void pause() {
        paused = true;
        if (response != null && !over) {
            response.pause();
        }
    }

    @Override
    public void resume() {
        paused = false;
        if (response != null && !over) {
            response.resume();
        }
    }

    @Override
    public void event(SseEvent event) {
        if (over) {
            return;
        }
        answering = true;
        if (event.isMessage() && event.data().length > 0) {
            read(event.data());
        }
    }

    @Override
    public @Nullable Taker grown(byte[] data) {
        if (over) {
            return null;
        }
        answering = true;
        passing = PassingAnswer.of(pending, data, door, this);
        if (over && passing != null) {
            passing.stop();
        }
        return passing;
    }

    @Override
    public void answered() {
        finish();
    }

    @Override
    public void broken(Kind kind, String detail) {
        breakOff(kind, detail);
        reset();
    }

    @Override
    public void end() {
        if (!over && !goesOn()) {
            breakOff(Kind.UNAVAILABLE, "response ended without an answer");
        }
    }

    @Override
    public void failed(UpstreamFailure failure) {
        if (!over && (failure.kind() != Kind.UNAVAILABLE || !goesOn())) {
            breakOff(failure);
        }
    }

    /** Whether the stream is going to be resumed; an answer of which a part has been passed on cannot be. */
    private boolean goesOn() {
        if (incoming != null) {
            resumePoint.reached(incoming);
        }
        var last = resumePoint.lastEventId();
        boolean resumes = last != null && passing == null && session.resumes();
        if (last != null && resumes) {
            door.vertx().setTimer(resumePoint.waitMillis(), wait -> resumeAfter(last));
        }
        return resumes;
    }

    /** The answer came on the stream of the session; what is left of the request's own is of no use any more. */
    void answeredElsewhere(Message answer) {
        Turn.on(pending.context(), () -> {
            if (passing == null) {
                accept(answer);
                reset();
            }
        });
    }

    private Lane lane() {
        return isListening() ? Lane.STREAMS : Lane.CALLS;
    }

    private boolean isListening() {
        return pending.request().method().equals(Methods.SUBSCRIPTIONS_LISTEN);
    }

    private Future<HttpClientResponse> post(HttpClientRequest request) {
        if (over) {
            return Letter.unwanted(request);
        }
        http = request;
        var headers = request.headers();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        headers.set(HttpHeaders.ACCEPT, "application/json, text/event-stream");
        session.head(headers, pending);
        return request.send(Buffer.buffer(pending.outgoing().text()));
    }

    private void resumeAfter(String lastEventId) {
        if (!over) {
            door.send(HttpMethod.GET, Lane.STREAMS, request -> get(request, lastEventId))
                    .onComplete(this::responded);
        }
    }

    private Future<HttpClientResponse> get(HttpClientRequest request, String lastEventId) {
        if (over) {
            return Letter.unwanted(request);
        }
        http = request;
        var headers = request.headers();
        headers.set(HttpHeaders.ACCEPT, "text/event-stream");
        session.head(headers, pending);
        headers.set(McpHeaders.LAST_EVENT_ID, lastEventId);
        return request.send();
    }

    private void responded(AsyncResult<HttpClientResponse> responded) {
        if (over) {
            return;
        }
        if (responded.failed()) {
            notAnswered(Failures.of(responded.cause()));
            return;
        }
        response = responded.result();
        if (Failures.isSuccess(response.statusCode())) {
            readAnswer(response);
        } else {
            Refusal.read(response).onComplete(read -> refused(read.result()));
        }
    }

    private void notAnswered(UpstreamFailure why) {
        if (http == null) {
            broken(new Broken(Stage.UNSENT, why));
        } else {
            breakOff(Kind.UNAVAILABLE, why.detail());
        }
    }

    private void readAnswer(HttpClientResponse accepted) {
        incoming = isListening()
                ? ResponseReader.readStream(accepted, door, this)
                : ResponseReader.read(accepted, door, this);
        if (paused) {
            accepted.pause();
        }
    }

    private void refused(Refusal refusal) {
        if (over) {
            return;
        }
        var error = refusal.error(pending.outgoing().id());
        var failure = Failures.ofStatus(refusal.status());
        if (session.isGone(refusal.status(), error)) {
            broken(new Broken(answering ? Stage.ANSWERING : Stage.SESSION_GONE, failure));
        } else if (error == null || failure.kind() == Kind.UNAUTHORIZED) {
            breakOff(failure);
        } else {
            finish();
            pending.listener().onError(error);
        }
    }

    private void read(byte[] text) {
        try {
            reader.readBatch(text).forEach(this::accept);
        } catch (MalformedMessage e) {
            breakOff(Kind.PROTOCOL, "malformed message: " + e.error().message());
            reset();
        }
    }

    private void accept(Message message) {
        if (over) {
            return;
        }
        switch (message) {
            case Message.Result result -> {
                if (isAnswer(result.id())) {
                    finish();
                    pending.listener().onResult(result.result());
                }
            }
            case Message.Failure failure -> {
                if (failure.id() == null || isAnswer(failure.id())) {
                    finish();
                    pending.listener().onError(failure.error());
                }
            }
            case Message.Request question -> session.asked(question, pending);
            case Message.Notification notification -> note(notification);
        }
    }

    /** The stream is this request's alone: an answer to anything else means that the server is confused. */
    private boolean isAnswer(RequestId id) {
        if (id.equals(pending.outgoing().id())) {
            return true;
        }
        breakOff(Kind.PROTOCOL, "answer to another request");
        reset();
        return false;
    }

    private void note(Message.Notification notification) {
        if (ServerTopics.contains(notification.method())) {
            session.told(notification);
            return;
        }
        var restored = pending.outgoing().restored(notification);
        if (restored != null && !notification.method().equals(Methods.CANCELLED)) {
            pending.listener().onNotification(restored);
        }
    }

    private void breakOff(Kind kind, String detail) {
        breakOff(new UpstreamFailure(kind, detail));
    }

    private void breakOff(UpstreamFailure failure) {
        broken(new Broken(answering ? Stage.ANSWERING : Stage.UNANSWERED, failure));
    }

    private void broken(Broken broken) {
        if (!over) {
            finish();
            pending.listener().onBroken(broken);
        }
    }

    private void finish() {
        stopReading();
        session.ended(pending.outgoing().id());
    }

    private void stopReading() {
        over = true;
        if (passing != null) {
            passing.stop();
        }
        if (incoming != null) {
            incoming.finish(door.vertx());
        }
    }

    private void reset() {
        if (http != null) {
            http.reset();
        }
    }
}
