// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.sse.LargeEvents;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.protocol.sse.StreamLimitExceeded;
import io.mcpx.protocol.sse.StreamReader;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.guard.Intake;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one HTTP response, be it one JSON text, server-sent events or newline-separated JSON, and holds
 * no more than one message of them. Confined to the response's context.
 */
public final class ResponseReader implements LargeEvents {

    /** Gets what is read. After {@link #end()} or {@link #failed} nothing more comes. */
    public interface Sink {

        /** A message, or an event of another type. */
        void event(SseEvent event);

        /** A message has grown large, and this has come of it: who takes the rest as it comes; null to have it whole. */
        default @Nullable Taker grown(byte[] data) {
            return null;
        }

        /** The response is complete. */
        void end();

        /** It broke off, or a message was too large; the connection is given up. */
        void failed(UpstreamFailure failure);
    }

    private static final long LINGER_MILLIS = 1000;
    private static final SseEvent PASSED = SseEvent.of(new byte[0]);

    private final HttpClientResponse response;
    private final int maxMessageBytes;
    private final Intake intake;
    private final Sink sink;
    private final StreamReader stream;
    private boolean over;
    private boolean ended;
    private long linger = -1;
    private int held;
    private @Nullable Buffer body;
    private @Nullable Taker passing;
    private boolean offered;
    private @Nullable Vertx timers;

    private ResponseReader(HttpClientResponse response, HttpDoor door, Sink sink) {
        this.response = response;
        this.maxMessageBytes = door.spec().limits().maxMessageBytes();
        this.intake = door.intake();
        this.sink = sink;
        this.stream = new StreamReader(maxMessageBytes, this, this::event);
    }

    /** Begins to read. A response of type {@code application/json} is one text, whatever its line breaks. */
    public static ResponseReader read(HttpClientResponse response, HttpDoor door, Sink sink) {
        var reader = new ResponseReader(response, door, sink);
        return isJson(response) ? reader.whole() : reader.streamed();
    }

    /** Begins to read a response that goes on for long, so that JSON in it is newline-separated. */
    public static ResponseReader readStream(HttpClientResponse response, HttpDoor door, Sink sink) {
        return new ResponseReader(response, door, sink).streamed();
    }

    /** Reads away what nobody wants to know, so that the connection can be used again. */
    public static void discard(HttpClientResponse response) {
        response.exceptionHandler(broke -> {}).resume();
    }

    /** Where to resume; null if the stream gave no event ids. */
    public @Nullable String lastEventId() {
        return stream.lastEventId();
    }

    /** How long the stream wants its reader to wait before resuming, in milliseconds. */
    public long retryMillisOr(long absent) {
        var retry = stream.retryMillis();
        return retry == null ? absent : retry;
    }

    /**
     * Reports nothing more. The rest of the response is read away, so that the connection can be used again; a server that
     * does not end its stream soon behind the answer loses the connection.
     */
    public void finish(Vertx vertx) {
        stop();
        if (!ended) {
            linger = vertx.setTimer(LINGER_MILLIS, late -> response.request().reset());
            timers = vertx;
            response.resume();
        }
    }

    private static boolean isJson(HttpClientResponse response) {
        var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private ResponseReader streamed() {
        response.exceptionHandler(this::broke).endHandler(end -> endStream()).handler(this::feed);
        return this;
    }

    private ResponseReader whole() {
        body = Buffer.buffer();
        response.exceptionHandler(this::broke).endHandler(end -> endWhole()).handler(this::append);
        return this;
    }

    private void feed(Buffer chunk) {
        if (over) {
            return;
        }
        try {
            var bytes = chunk.getBytes();
            stream.feed(bytes, 0, bytes.length);
            hold(stream.held());
        } catch (StreamLimitExceeded e) {
            tooLarge();
        }
    }

    private void append(Buffer chunk) {
        if (over) {
            return;
        }
        var begun = body;
        if (passing != null) {
            passing.data(chunk.getBytes(), 0, chunk.length());
        } else if (begun != null) {
            append(begun, chunk);
        }
    }

    private void append(Buffer begun, Buffer chunk) {
        if (begun.length() + chunk.length() > maxMessageBytes) {
            tooLarge();
            return;
        }
        begun.appendBuffer(chunk);
        if (begun.length() > above() && !offered) {
            offered = true;
            passing = grown(begun.getBytes());
            body = passing == null ? begun : null;
        }
        hold(passing == null ? begun.length() : 0);
    }

    @Override
    public int above() {
        return intake.passAbove();
    }

    @Override
    public @Nullable Taker grown(byte[] data) {
        return over ? null : sink.grown(data);
    }

    /** Takes note of what is held now, and gives up if that is too much. */
    private void hold(int now) {
        if (over) {
            return;
        }
        if (intake.held().change(held, now)) {
            held = now;
        } else {
            fail(new UpstreamFailure(Kind.OVERLOADED, "too much is held of servers' messages"));
            response.request().reset();
        }
    }

    private void stop() {
        over = true;
        body = null;
        intake.held().change(held, 0);
        held = 0;
    }

    private void event(SseEvent event) {
        if (!over) {
            sink.event(event);
        }
    }

    private void endStream() {
        ended();
        if (!over) {
            stream.end();
            end();
        }
    }

    private void endWhole() {
        ended();
        var whole = body;
        if (!over && passing != null) {
            passing.end(PASSED);
        } else if (!over && whole != null && whole.length() > 0) {
            sink.event(SseEvent.of(whole.getBytes()));
        }
        end();
    }

    private void end() {
        if (!over) {
            stop();
            sink.end();
        }
    }

    private void tooLarge() {
        fail(new UpstreamFailure(Kind.TOO_LARGE, "message over " + maxMessageBytes + " bytes"));
        response.request().reset();
    }

    private void ended() {
        ended = true;
        if (timers != null) {
            timers.cancelTimer(linger);
        }
    }

    private void broke(Throwable failure) {
        ended();
        fail(new UpstreamFailure(
                Kind.UNAVAILABLE, "response broke off: " + failure.getClass().getSimpleName()));
    }

    private void fail(UpstreamFailure failure) {
        if (!over) {
            stop();
            sink.failed(failure);
        }
    }
}
