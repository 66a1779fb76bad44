// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import io.mcpx.benchmarks.http.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** An answer of any size that is never held: a beginning, one letter many times, an end. Used by one thread. */
final class LargeAnswer {

    private static final byte[] LETTERS = letters();

    /** Where the id stands in the message. */
    enum IdPlace {
        FIRST,
        LAST
    }

    /** A result: what stands before and after so many letters. */
    record Content(Bytes start, long letters, Bytes end) {}

    private final ByteBuffer start;
    private final ByteBuffer end;
    private long remaining;
    private ByteBuffer letters = ByteBuffer.wrap(LETTERS).limit(0);

    LargeAnswer(Bytes start, long letters, Bytes end) {
        this.start = start.view();
        this.remaining = letters;
        this.end = end.view();
    }

    /** Writes what the channel takes; whether that was the last of it. */
    boolean writeTo(WritableByteChannel channel) throws IOException {
        if (!isWritten(start, channel)) {
            return false;
        }
        while (letters.hasRemaining() || remaining > 0) {
            if (!letters.hasRemaining()) {
                int next = (int) Math.min(remaining, LETTERS.length);
                letters = ByteBuffer.wrap(LETTERS, 0, next);
                remaining -= next;
            }
            if (!isWritten(letters, channel)) {
                return false;
            }
        }
        return isWritten(end, channel);
    }

    private static boolean isWritten(ByteBuffer part, WritableByteChannel channel) throws IOException {
        if (part.hasRemaining()) {
            channel.write(part);
        }
        return !part.hasRemaining();
    }

    private static byte[] letters() {
        var letters = new byte[128 << 10];
        Arrays.fill(letters, (byte) 'x');
        return letters;
    }
}
