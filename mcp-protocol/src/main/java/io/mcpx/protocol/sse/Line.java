// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import java.util.Arrays;

/** Bytes that grow up to a limit, and are used again. */
final class Line {

    private final int limit;
    private byte[] bytes = new byte[256];
    private int length;

    Line(int limit) {
        this.limit = limit;
    }

    /** Adds bytes; {@code held} counts towards the limit though it is kept elsewhere. */
    void append(byte[] source, int from, int to, int held) throws StreamLimitExceeded {
        long needed = (long) length + (to - from);
        if (needed + held > limit) {
            throw new StreamLimitExceeded(limit);
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, bytes.length * 2L), limit));
        }
        System.arraycopy(source, from, bytes, length, to - from);
        length = (int) needed;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** A copy, without the spaces, tabs and carriage returns at both ends. */
    byte[] withoutOuterWhitespace() {
        int from = 0;
        int to = length;
        while (from < to && isWhitespace(bytes[from])) {
            from++;
        }
        while (to > from && isWhitespace(bytes[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    /** Forgets the bytes; a buffer that has become large is let go. */
    void clear() {
        length = 0;
        if (bytes.length > 1 << 16) {
            bytes = new byte[256];
        }
    }
}
