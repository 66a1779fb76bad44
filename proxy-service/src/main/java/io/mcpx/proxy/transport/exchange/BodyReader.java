// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.proxy.memory.HeapShare;
import io.mcpx.proxy.memory.HeldBytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/** Collects request bodies, each and all together within bounds. */
public final class BodyReader {

    private static final int MOST_DIGITS = 18;
    private static final int FIRST_GUESS = 8 << 10;

    private final int maxBody;
    private final Duration retryAfter;
    private final HeldBytes held;

    public BodyReader(HttpConfig config) {
        this.maxBody = Math.toIntExact(config.maxBody().asLongValue());
        this.held = new HeldBytes(HeapShare.of(config.maxBodies()));
        this.retryAfter = config.retryAfter();
    }

    /** Hands over the whole body, or refuses the exchange. To be called before any of the body has arrived. */
    public void read(Exchange exchange, Consumer<byte[]> whole) {
        var request = exchange.request();
        long announced = announced(request);
        if (announced > maxBody) {
            exchange.refuse(tooLarge());
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        new Reading(exchange, whole, Math.clamp(announced, 0, FIRST_GUESS)).start(request);
    }

    private Refusal tooLarge() {
        return Refusal.of(413, ErrorCodes.INVALID_REQUEST, "body: too large (expected: at most " + maxBody + " bytes)");
    }

    /** The announced length; 0 when there is none, and more than can be when it is no number. */
    static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        return isNumber(length) ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    private static boolean isNumber(String length) {
        for (int i = 0; i < length.length(); i++) {
            if (length.charAt(i) < '0' || length.charAt(i) > '9') {
                return false;
            }
        }
        return !length.isEmpty() && length.length() <= MOST_DIGITS;
    }

    /** One body on its way. Runs on the event loop of its connection only. */
    private final class Reading {

        private final Exchange exchange;
        private final Consumer<byte[]> whole;
        private byte[] bytes;
        private int length;
        private boolean over;

        Reading(Exchange exchange, Consumer<byte[]> whole, int guess) {
            this.exchange = exchange;
            this.whole = whole;
            this.bytes = new byte[guess];
        }

        void start(HttpServerRequest request) {
            request.handler(this::add);
            request.endHandler(any -> end());
            request.exceptionHandler(any -> stop());
            request.resume();
        }

        private void add(Buffer chunk) {
            if (over) {
                return;
            }
            if (length + (long) chunk.length() > maxBody) {
                refuse(tooLarge());
            } else if (!held.change(length, length + chunk.length())) {
                refuse(Refusal.overloaded(503, "too many large requests at once", retryAfter));
            } else {
                append(chunk);
            }
        }

        private void append(Buffer chunk) {
            int needed = length + chunk.length();
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.clamp(bytes.length * 2L, needed, Math.max(needed, maxBody)));
            }
            chunk.getBytes(bytes, length);
            length = needed;
        }

        private void end() {
            if (!over) {
                stop();
                var text = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
                exchange.hold(text);
                whole.accept(text);
            }
        }

        private void refuse(Refusal refusal) {
            stop();
            exchange.refuse(refusal);
        }

        private void stop() {
            if (!over) {
                over = true;
                held.change(length, 0);
            }
        }
    }
}
