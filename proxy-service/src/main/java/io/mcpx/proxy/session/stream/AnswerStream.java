// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

/**
 * An answer on its way to a client in parts. Whoever ends the exchange instead of this breaks it off, so that the client can
 * see that it is not whole. Thread-safe, never blocks, never throws; what comes after the end is dropped.
 */
public interface AnswerStream {

    /** Writes the range [from, to), which must not change any more. */
    void write(byte[] bytes, int from, int to);

    default void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** All of it is written. */
    void end();
}
