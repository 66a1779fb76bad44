// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a stream that is either server-sent events or newline-separated JSON: its first visible byte tells. */
public final class StreamReader implements EventReader {

    private static final byte[] BLANK = {' '};

    private final int maxEventBytes;
    private final LargeEvents large;
    private final Consumer<SseEvent> events;
    private @Nullable EventReader reader;
    private boolean blankBefore;

    /**
     * @param maxEventBytes the most bytes one event or line may have
     * @param events gets each event within the call that completes it
     */
    public StreamReader(int maxEventBytes, Consumer<SseEvent> events) {
        this(maxEventBytes, LargeEvents.WHOLE, events);
    }

    /**
     * @param maxEventBytes the most bytes one event or line may have that is handed on whole
     * @param large is offered events that have grown large; lines of JSON are not
     * @param events gets each event within the call that completes it
     */
    public StreamReader(int maxEventBytes, LargeEvents large, Consumer<SseEvent> events) {
        this.maxEventBytes = maxEventBytes;
        this.large = large;
        this.events = events;
    }

    /** As {@link SseReader#lastEventId()}; newline-separated JSON has none. */
    public @Nullable String lastEventId() {
        return reader instanceof SseReader sse ? sse.lastEventId() : null;
    }

    /** As {@link SseReader#retryMillis()}; newline-separated JSON has none. */
    public @Nullable Long retryMillis() {
        return reader instanceof SseReader sse ? sse.retryMillis() : null;
    }

    @Override
    public void feed(byte[] chunk, int from, int length) throws StreamLimitExceeded {
        int end = from + length;
        int at = reader == null ? skipWhitespace(chunk, from, end) : from;
        if (at < end) {
            reader(chunk[at]).feed(chunk, at, end - at);
        }
    }

    @Override
    public int held() {
        return reader == null ? 0 : reader.held();
    }

    @Override
    public void end() {
        if (reader != null) {
            reader.end();
        }
    }

    private int skipWhitespace(byte[] chunk, int from, int end) {
        int at = from;
        while (at < end && isWhitespace(chunk[at])) {
            blankBefore = chunk[at] == ' ' || chunk[at] == '\t';
            at++;
        }
        return at;
    }

    private static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private EventReader reader(byte first) throws StreamLimitExceeded {
        if (reader == null) {
            reader = first == '{' || first == '[' ? new NdjsonReader(maxEventBytes, events) : sseReader();
        }
        return reader;
    }

    /** Blanks before a field's name make it another name, and one does that as well as many. */
    private SseReader sseReader() throws StreamLimitExceeded {
        var sse = new SseReader(maxEventBytes, large, events);
        if (blankBefore) {
            sse.feed(BLANK);
        }
        return sse;
    }
}
