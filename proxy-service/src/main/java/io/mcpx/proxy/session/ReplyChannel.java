// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

/** How the messages of one request reach its client: a POST's own answer, or the one stream of HTTP+SSE. Thread-safe. */
public interface ReplyChannel {

    /** Sends a message that goes before the answer. */
    void send(byte[] message);

    /** Sends the answer; nothing follows for this request. */
    void answer(byte[] message);

    /** There will be no answer: the request was cancelled. */
    void abandon();

    boolean isFull();

    void onDrain(Runnable action);
}
