// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes server-sent events, each as the bytes of one block. */
public final class SseWriter {

    private static final byte[] DATA = "data: ".getBytes(UTF_8);

    /** An event of type {@code message} without an id. */
    public static byte[] event(byte[] data) {
        return event(null, null, data);
    }

    /**
     * One event; line breaks in the data give several data lines, and are line feeds when read again.
     *
     * @param id must not hold a line break or NUL
     * @param event the type; null stands for {@code message}; must not hold a line break
     */
    public static byte[] event(@Nullable String id, @Nullable String event, byte[] data) {
        var out = new ByteArrayOutputStream(data.length + 64);
        field(out, "event", event);
        field(out, "id", withoutNul(id));
        data(out, data);
        out.write('\n');
        return out.toByteArray();
    }

    /** An event with an id and empty data, by which a client learns where to resume (2025-11-25). */
    public static byte[] priming(String id) {
        return event(id, null, new byte[0]);
    }

    /** A comment, which keeps a stream alive; must not hold a line break. */
    public static byte[] comment(String text) {
        return (": " + singleLine("comment", text) + "\n\n").getBytes(UTF_8);
    }

    /** Tells the client how long to wait before it reconnects, in milliseconds. */
    public static byte[] retry(long millis) {
        if (millis < 0) {
            throw new IllegalArgumentException("retry: " + millis + " (expected: >= 0)");
        }
        return ("retry: " + millis + "\n\n").getBytes(UTF_8);
    }

    private static void field(ByteArrayOutputStream out, String name, @Nullable String value) {
        if (value != null) {
            out.writeBytes((name + ": " + singleLine(name, value) + "\n").getBytes(UTF_8));
        }
    }

    private static void data(ByteArrayOutputStream out, byte[] data) {
        int from = 0;
        while (from <= data.length) {
            int to = LineEnd.find(data, from, data.length);
            out.writeBytes(DATA);
            out.write(data, from, to - from);
            out.write('\n');
            boolean pair = to + 1 < data.length && data[to] == '\r' && data[to + 1] == '\n';
            from = to + (pair ? 2 : 1);
        }
    }

    private static String singleLine(String what, String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(what + ": holds a line break (expected: a single line)");
        }
        return value;
    }

    /** Readers ignore an id that holds NUL, and then resume at the wrong place. */
    private static @Nullable String withoutNul(@Nullable String id) {
        if (id != null && id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("id: holds NUL (expected: none)");
        }
        return id;
    }

    private SseWriter() {}
}
