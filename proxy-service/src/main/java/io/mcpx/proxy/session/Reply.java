// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.session.stream.AnswerStream;
import org.jspecify.annotations.Nullable;

/**
 * The way back to the client for one request. One of {@link #result}, {@link #error} and the end of what {@link #begin} gave ends it; what comes after the end
 * or after the client went away is dropped. Thread-safe, never blocks, never throws.
 */
public interface Reply {

    /** Sends a whole notification or request message on this request's stream; makes the answer a stream. */
    void send(byte[] message);

    /** Ends with a result; the id of the request is added. */
    void result(Slice result);

    /** Begins a result that is then written in parts; null if this client's has to be whole. */
    default @Nullable AnswerStream begin() {
        return null;
    }

    /**
     * Ends with an error; the transport chooses the HTTP status by code, era and revision. An answer that has begun is broken
     * off.
     */
    void error(JsonRpcError error);

    /** Whether more is buffered for a slow client than it should be; then stop sending until {@link #onDrain}. */
    boolean isFull();

    /** Runs once when the buffer has drained. */
    void onDrain(Runnable action);

    /**
     * Runs when the client cancelled: {@code notifications/cancelled}, the end of its session, or (modern only) a closed
     * connection. At once when it already has. At most one action.
     */
    void onCancel(Runnable action);

    /** Runs when the request is over: answered, cancelled or abandoned. At once when it already is. Any number of actions. */
    void onOver(Runnable action);
}
