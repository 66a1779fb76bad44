// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

/**
 * Takes a stream in chunks of any size and hands each event on as soon as it is complete.
 *
 * <p>Not thread-safe. Keeps at most one event; after {@link StreamLimitExceeded} it is of no further use.
 */
public sealed interface EventReader permits SseReader, NdjsonReader, StreamReader {

    /** Takes {@code length} bytes beginning at {@code from}; the array may be used again afterwards. */
    void feed(byte[] chunk, int from, int length) throws StreamLimitExceeded;

    default void feed(byte[] chunk) throws StreamLimitExceeded {
        feed(chunk, 0, chunk.length);
    }

    /** Bytes kept of an event that is not complete. */
    int held();

    /** The stream has ended. */
    void end();
}
