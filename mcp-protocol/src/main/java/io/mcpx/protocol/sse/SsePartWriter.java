// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Writes the data of one server-sent event that comes in parts. As with {@link SseWriter}, line breaks in it become line
 * feeds. What goes out is what came in, uncopied, but for line breaks. Not thread-safe.
 */
public final class SsePartWriter {

    /** Takes what goes out. */
    public interface Out {
        void write(byte[] bytes, int from, int to);
    }

    private static final byte[] NEXT_LINE = "\ndata: ".getBytes(UTF_8);
    private static final byte[] END = "\n\n".getBytes(UTF_8);

    private final Out out;
    private boolean afterCarriageReturn;

    public SsePartWriter(Out out) {
        this.out = out;
    }

    /**
     * Begins the event.
     *
     * @param id must not hold a line break or NUL
     */
    public void begin(@Nullable String id, String event) {
        var head = SseWriter.event(id, event, new byte[0]);
        out.write(head, 0, head.length - END.length);
    }

    public void data(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int lineEnd = LineEnd.find(bytes, at, to);
            if (lineEnd > at) {
                out.write(bytes, at, lineEnd);
                afterCarriageReturn = false;
            }
            if (lineEnd < to) {
                lineBreak(bytes[lineEnd]);
            }
            at = lineEnd + 1;
        }
    }

    public void end() {
        out.write(END, 0, END.length);
    }

    /** A line feed right behind a carriage return belongs to it, even in the next part. */
    private void lineBreak(byte end) {
        if (end == '\r' || !afterCarriageReturn) {
            out.write(NEXT_LINE, 0, NEXT_LINE.length);
        }
        afterCarriageReturn = end == '\r';
    }
}
