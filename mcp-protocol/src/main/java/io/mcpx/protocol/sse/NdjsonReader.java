// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import java.util.function.Consumer;

/** Reads newline-separated JSON: each line that is not blank is an event of nothing but data. */
public final class NdjsonReader implements EventReader {

    private final Consumer<SseEvent> events;
    private final Line line;

    /**
     * @param maxLineBytes the most bytes one line may have
     * @param events gets each line within the call that completes it
     */
    public NdjsonReader(int maxLineBytes, Consumer<SseEvent> events) {
        this.line = new Line(maxLineBytes);
        this.events = events;
    }

    @Override
    public void feed(byte[] chunk, int from, int length) throws StreamLimitExceeded {
        int end = from + length;
        int at = from;
        while (at < end) {
            int lineEnd = LineEnd.findLineFeed(chunk, at, end);
            line.append(chunk, at, lineEnd, 0);
            if (lineEnd < end) {
                endLine();
            }
            at = lineEnd + 1;
        }
    }

    @Override
    public int held() {
        return line.length();
    }

    /** Hands on a last line that has no newline behind it. */
    @Override
    public void end() {
        endLine();
    }

    private void endLine() {
        var bytes = line.withoutOuterWhitespace();
        line.clear();
        if (bytes.length > 0) {
            events.accept(SseEvent.of(bytes));
        }
    }
}
