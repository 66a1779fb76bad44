// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.line;

import io.vertx.core.Future;

/** A two-way line of messages to a server. Thread-safe. */
public interface Line {

    /**
     * Sends one message. Fails with a {@link io.mcpx.proxy.upstream.link.ConnectFailure} if it could not be handed over;
     * success does not mean that the server read it.
     */
    Future<Void> send(byte[] message);

    /** Ends the line and what is behind it. */
    Future<Void> close();
}
