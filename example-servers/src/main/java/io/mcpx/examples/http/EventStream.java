// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.call.Channel;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream of server-sent events that may outlive the response it is written to. Used on one event loop only. */
final class EventStream implements Channel {

    private static final int KEPT = 256;
    private static final int RETRY_MILLIS = 100;

    private final @Nullable String name;
    private final boolean primed;
    private final Deque<Event> kept = new ArrayDeque<>();
    private @Nullable HttpServerResponse response;
    private int count;
    private boolean finished;

    private record Event(int number, String message) {}

    /** Without a name events have no ids and cannot be fetched again. */
    private EventStream(@Nullable String name, boolean primed) {
        this.name = name;
        this.primed = primed;
    }

    static EventStream passing() {
        return new EventStream(null, false);
    }

    /** {@code primed}: each response begins with an empty event that carries the id and the time to wait. */
    static EventStream resumable(String name, boolean primed) {
        return new EventStream(name, primed);
    }

    /** Goes on in this response. */
    void attach(HttpServerResponse to) {
        attach(to, count);
    }

    private void attach(HttpServerResponse to, int seen) {
        response = to;
        to.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Accel-Buffering", "no");
        if (primed) {
            to.write("id: " + name + "." + seen + "\nretry: " + RETRY_MILLIS + "\ndata: \n\n");
        } else {
            to.writeHead().onFailure(gone -> {});
        }
    }

    /** Goes on in this response, beginning with what came after that event. */
    void resume(HttpServerResponse to, int after) {
        attach(to, after);
        List.copyOf(kept).stream().filter(event -> event.number() > after).forEach(this::write);
        if (finished) {
            to.end();
        }
    }

    @Override
    public void send(String message) {
        var event = new Event(++count, message);
        if (name != null) {
            kept.add(event);
            if (kept.size() > KEPT) {
                kept.remove();
            }
        }
        write(event);
    }

    /** Ends the response; the stream goes on without one if the client can come back. */
    @Override
    public void drop() {
        if (primed) {
            onOpenResponse(HttpServerResponse::end);
            response = null;
        }
    }

    void finish() {
        finished = true;
        onOpenResponse(HttpServerResponse::end);
    }

    private void write(Event event) {
        var id = name == null ? "" : "id: " + name + "." + event.number() + "\n";
        onOpenResponse(open -> open.write(id + data(event.message())));
    }

    private void onOpenResponse(Consumer<HttpServerResponse> action) {
        if (response != null && !response.ended() && !response.closed()) {
            action.accept(response);
        }
    }

    /** A message of several lines needs a field for each. */
    static String data(String message) {
        return "event: message\ndata: " + message.replace("\r\n", "\n").replace("\n", "\ndata: ") + "\n\n";
    }
}
