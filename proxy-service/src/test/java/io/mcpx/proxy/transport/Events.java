// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.protocol.sse.SseReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** An event stream read as it comes. */
final class Events implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final Queue<SseEvent> arrived = new ArrayDeque<>();
    private final SseReader reader = new SseReader(32 << 20, arrived::add);
    private int comments;
    private final byte[] chunk = new byte[4096];

    Events(HttpResponse<InputStream> response) {
        this.response = response;
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** Waits for the next event. */
    SseEvent next() {
        while (arrived.isEmpty()) {
            if (!fill()) {
                throw new IllegalStateException("the stream has ended");
            }
        }
        return arrived.remove();
    }

    String nextData() {
        return next().dataAsText();
    }

    /** Reads what comes next, and counts the comments so far. */
    int comments() {
        fill();
        return comments;
    }

    /** The reconnection time the stream has given. */
    @Nullable
    Long retryMillis() {
        return reader.retryMillis();
    }

    /** Waits for the end. */
    List<SseEvent> rest() {
        while (fill()) {}
        var rest = new ArrayList<>(arrived);
        arrived.clear();
        return rest;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean fill() {
        try {
            int length = response.body().read(chunk);
            if (length > 0) {
                comments += (int) new String(chunk, 0, length, ISO_8859_1)
                        .lines()
                        .filter(line -> line.startsWith(":"))
                        .count();
                reader.feed(chunk, 0, length);
            }
            return length >= 0;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
