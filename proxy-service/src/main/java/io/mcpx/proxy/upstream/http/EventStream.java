// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.guard.Backoff;
import io.mcpx.proxy.upstream.http.HttpDoor.Lane;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The GET stream of a legacy session, opened again whenever it ends, where its last event left off. A server that has
 * none is left in peace.
 */
final class EventStream implements ResponseReader.Sink {

    interface Listener {
        void onMessage(Message message);

        /** The server forgot the session; the stream is over. */
        void onGone(UpstreamFailure why);

        /** The stream cannot be opened now; unless it is closed, that is tried again. */
        void onUnreachable(UpstreamFailure why);
    }

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final long RETRY_MILLIS = 1000;
    private static final long PATIENCE_MILLIS = 250;

    private final Backoff backoff = new Backoff(
            Duration.ofMillis(100),
            Duration.ofSeconds(30),
            () -> ThreadLocalRandom.current().nextDouble());
    private final HttpDoor door;
    private final Context home;
    private final Consumer<MultiMap> head;
    private final Listener listener;
    private final MessageReader reader;
    private @Nullable HttpClientRequest http;
    private @Nullable ResponseReader incoming;
    private @Nullable String lastEventId;
    private final Promise<Void> settled = Promise.promise();
    private volatile boolean accepted;
    private boolean closed;

    EventStream(HttpDoor door, Context home, Consumer<MultiMap> head, Listener listener) {
        this.door = door;
        this.home = home;
        this.head = head;
        this.listener = listener;
        this.reader = new MessageReader(
                new JsonLimits(door.spec().limits().maxMessageBytes(), JsonLimits.DEFAULT.maxDepth()));
    }

    /**
     * Completes when the server has accepted or refused, or was waited for in vain: some servers say nothing before their
     * first event. What a server asks on a stream that is not there yet is lost.
     */
    Future<Void> open() {
        Turn.on(home, this::dial);
        door.vertx().setTimer(PATIENCE_MILLIS, late -> settled.tryComplete());
        return settled.future();
    }

    /** Whether the server has accepted to send such a stream. */
    boolean isOpen() {
        return accepted;
    }

    void close() {
        Turn.on(home, () -> {
            closed = true;
            if (http != null) {
                http.reset();
            }
        });
    }

    @Override
    public void event(SseEvent event) {
        if (closed || !event.isMessage() || event.data().length == 0) {
            return;
        }
        backoff.reset();
        try {
            listener.onMessage(reader.read(event.data()));
        } catch (MalformedMessage e) {
            LOG.warnf(
                    "malformed message on the event stream upstream=%s: %s",
                    door.spec().name(), e.error().message());
        }
    }

    @Override
    public void end() {
        var ended = incoming;
        again(ended == null ? RETRY_MILLIS : ended.retryMillisOr(RETRY_MILLIS));
    }

    /** Broken off: if the server is still there, the next attempt shows it. */
    @Override
    public void failed(UpstreamFailure failure) {
        again(0);
    }

    private void again(long wait) {
        if (closed) {
            return;
        }
        if (incoming != null && incoming.lastEventId() != null) {
            lastEventId = incoming.lastEventId();
        }
        long atLeast = Math.max(1, backoff.next().toMillis());
        door.vertx().setTimer(Math.max(wait, atLeast), again -> dial());
    }

    private void dial() {
        if (!closed) {
            door.send(HttpMethod.GET, Lane.STREAMS, this::get).onComplete(this::responded);
        }
    }

    private Future<HttpClientResponse> get(HttpClientRequest request) {
        if (closed) {
            return Letter.unwanted(request);
        }
        http = request;
        var headers = request.headers();
        headers.set(HttpHeaders.ACCEPT, "text/event-stream");
        head.accept(headers);
        if (lastEventId != null) {
            headers.set(McpHeaders.LAST_EVENT_ID, lastEventId);
        }
        return request.send();
    }

    private void responded(AsyncResult<HttpClientResponse> responded) {
        if (closed) {
            return;
        }
        if (responded.failed()) {
            unreachable(Failures.of(responded.cause()));
            return;
        }
        var response = responded.result();
        settled.tryComplete();
        if (Failures.isSuccess(response.statusCode())) {
            accepted = true;
            incoming = ResponseReader.readStream(response, door, this);
        } else {
            refused(response);
        }
    }

    /** Before the stream was ever open, a refusal means that there is no such stream. */
    private void refused(HttpClientResponse response) {
        ResponseReader.discard(response);
        int status = response.statusCode();
        var why = new UpstreamFailure(Kind.UNAVAILABLE, "event stream refused: HTTP status " + status);
        boolean wasOpen = accepted;
        if (wasOpen && (status == 404 || status == 400)) {
            closed = true;
            listener.onGone(why);
        } else if (wasOpen && (status >= 500 || status == 429)) {
            unreachable(why);
        } else {
            accepted = false;
        }
    }

    private void unreachable(UpstreamFailure why) {
        settled.tryComplete();
        if (!closed) {
            listener.onUnreachable(why);
            again(0);
        }
    }
}
