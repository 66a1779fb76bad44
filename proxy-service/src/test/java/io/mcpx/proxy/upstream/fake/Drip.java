// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicLong;

/** Writes a large response as fast as its reader takes it, and counts. */
public final class Drip {

    private static final String BLOCK = "x".repeat(32 << 10);

    private final HttpServerResponse response;
    private final AtomicLong written = new AtomicLong();
    private final String end;
    private long left;

    private Drip(HttpServerResponse response, long bytes, String end) {
        this.response = response;
        this.left = bytes;
        this.end = end;
    }

    /** Writes the beginning, so many bytes of text, and the end; an empty end leaves the response open. */
    public static Drip of(HttpServerResponse response, String begin, long bytes, String end) {
        var drip = new Drip(response, bytes, end);
        response.setChunked(true).write(begin);
        response.exceptionHandler(gone -> {});
        drip.goOn();
        return drip;
    }

    public long written() {
        return written.get();
    }

    private void goOn() {
        while (left > 0 && !response.writeQueueFull() && !response.closed()) {
            int length = (int) Math.min(left, BLOCK.length());
            response.write(Buffer.buffer(BLOCK.substring(0, length)));
            written.addAndGet(length);
            left -= length;
        }
        if (left == 0 && !end.isEmpty()) {
            response.end(end);
        } else if (left > 0 && !response.closed()) {
            response.drainHandler(room -> goOn());
        }
    }
}
