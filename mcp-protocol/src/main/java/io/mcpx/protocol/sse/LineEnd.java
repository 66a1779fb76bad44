// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the end of a line, eight bytes at a time. */
final class LineEnd {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long CARRIAGE_RETURNS = ONES * '\r';

    /** Index of the first line feed or carriage return in [from, end); else {@code end}. */
    static int find(byte[] bytes, int from, int end) {
        int at = from;
        for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) WORD.get(bytes, at);
            long marks = zeros(word ^ LINE_FEEDS) | zeros(word ^ CARRIAGE_RETURNS);
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (at < end && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /** Index of the first line feed in [from, end); else {@code end}. */
    static int findLineFeed(byte[] bytes, int from, int end) {
        int at = find(bytes, from, end);
        while (at < end && bytes[at] != '\n') {
            at = find(bytes, at + 1, end);
        }
        return at;
    }

    /** The high bit of the lowest zero byte; bits above it may be false, none below it are. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGH;
    }

    private LineEnd() {}
}
