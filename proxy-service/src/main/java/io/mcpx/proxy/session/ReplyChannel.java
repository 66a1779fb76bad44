// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.proxy.session.stream.AnswerStream;
import org.jspecify.annotations.Nullable;

/** How the messages of one request reach its client: a POST's own answer, or the one stream of HTTP+SSE. Thread-safe. */
public interface ReplyChannel {

    /** Sends a message that goes before the answer. */
    void send(byte[] message);

    /** Sends the answer; nothing follows for this request. */
    void answer(byte[] message);

    /**
     * Begins the answer, which is then written in parts.
     *
     * @param instead what a client that comes back for a broken answer gets
     * @param whenLost runs when nobody is left to read the rest
     * @return null if the answer has to be whole
     */
    default @Nullable AnswerStream begin(byte[] instead, Runnable whenLost) {
        return null;
    }

    /** There will be no answer, or no more of it: the request was cancelled or failed. */
    void abandon();

    boolean isFull();

    void onDrain(Runnable action);
}
