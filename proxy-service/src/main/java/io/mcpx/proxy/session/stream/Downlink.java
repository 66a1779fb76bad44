// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import java.time.Instant;

/** How messages that answer no POST reach a session's client. Thread-safe. */
public sealed interface Downlink permits SessionStreams, SingleStream {

    /** Sends a message on exactly one stream, or keeps it (bounded) until one opens. */
    void deliver(byte[] message);

    /** Whether a client is reading now. */
    boolean isConnected();

    /** Asks connected clients to come back later, where the revision has a way to. */
    void suspend();

    /** Ends every stream. */
    void close();

    /** Lets go of what was kept for too long. */
    void sweep(Instant now);
}
