// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The bytes of one response on their way out: counts what has not left yet and tells when it has. Thread-safe; it takes no lock, as
 * completions arrive under locks of the connection.
 */
final class Wire {

    private static final int FULL = 64 << 10;
    private static final int PIECE = 128 << 10;
    private static final long HTTP2_CANCEL = 8;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private final WaitingBytes waiting;
    private final LongSupplier nanoTime;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final Queue<Runnable> whenDrained = new ConcurrentLinkedQueue<>();
    private volatile long progress;
    private volatile boolean released;

    Wire(HttpServerRequest request, Context context, WaitingBytes waiting, LongSupplier nanoTime) {
        this.request = request;
        this.response = request.response();
        this.context = context;
        this.waiting = waiting;
        this.nanoTime = nanoTime;
    }

    /** Writes in pieces, so that progress of a slow reader can be seen. */
    void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** Writes the range [from, to) in pieces. */
    void write(byte[] bytes, int from, int to) {
        begin(to - from);
        for (int at = from; at < to; at += PIECE) {
            int length = Math.min(PIECE, to - at);
            response.write(uncopied(bytes, at, length)).onComplete(any -> left(length));
        }
    }

    /** Ends the response; the action runs when all of it has left, or cannot any more. */
    void end(Runnable action) {
        response.end().onComplete(any -> action.run());
    }

    /** Ends the response with these bytes. */
    void end(byte[] bytes, Runnable action) {
        if (bytes.length > PIECE) {
            write(bytes);
            end(action);
            return;
        }
        begin(bytes.length);
        response.end(uncopied(bytes, 0, bytes.length)).onComplete(any -> {
            left(bytes.length);
            action.run();
        });
    }

    /** Bytes that are written but have not left. */
    int outstanding() {
        return outstanding.get();
    }

    /** When something last left, or began to wait for it. */
    long progress() {
        return progress;
    }

    boolean isFull() {
        return outstanding.get() > FULL;
    }

    /** Runs once when there is room again, or nobody left to read. */
    void onDrain(Runnable action) {
        whenDrained.add(action);
        if (!isFull() || released) {
            drained();
        }
    }

    /** Nobody reads any more: whoever waits for room is let go. */
    void release() {
        released = true;
        drained();
    }

    /** Takes the connection away from the client. */
    void cut() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(HTTP2_CANCEL);
        } else {
            request.connection().close();
        }
    }

    private void begin(int length) {
        waiting.add(length);
        if (outstanding.getAndAdd(length) == 0) {
            progress = nanoTime.getAsLong();
        }
    }

    private void left(int length) {
        waiting.add(-length);
        progress = nanoTime.getAsLong();
        if (outstanding.addAndGet(-length) <= FULL / 2) {
            drained();
        }
    }

    private void drained() {
        for (var action = whenDrained.poll(); action != null; action = whenDrained.poll()) {
            var next = action;
            context.runOnContext(any -> next.run());
        }
    }

    @SuppressWarnings("deprecation") // the public way copies the bytes
    private static Buffer uncopied(byte[] bytes, int from, int length) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes, from, length));
    }
}
