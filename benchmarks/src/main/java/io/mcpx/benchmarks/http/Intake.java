// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Room for what one read brings, shared by the connections of one thread. */
public final class Intake {

    private final byte[] array;
    private final ByteBuffer view;

    public Intake(int size) {
        array = new byte[size];
        view = ByteBuffer.wrap(array);
    }

    /** Reads once and hands over what came; whether the channel is still open at the other side. */
    public boolean read(ReadableByteChannel from, HttpReader to) throws IOException {
        view.clear();
        int count = from.read(view);
        if (count > 0) {
            to.feed(array, 0, count);
        }
        return count >= 0;
    }
}
