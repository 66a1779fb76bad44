// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds, eight bytes at a time, how far a string goes on with bytes that need no attention. */
final class PlainRun {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    /** Index of the first byte in [from, end) that is a quote, a backslash, a control or not ASCII; else {@code end}. */
    static int end(byte[] text, int from, int end) {
        int at = from;
        for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
            long marks = marks((long) WORD.get(text, at));
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (at < end && isPlain(text[at])) {
            at++;
        }
        return at;
    }

    /** The high bit of the lowest byte that is not plain; bits above it may be false, none below it are. */
    private static long marks(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return ((quote - ONES & ~quote) | (backslash - ONES & ~backslash) | (word - SPACES & ~word) | word) & HIGH;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    private PlainRun() {}
}
