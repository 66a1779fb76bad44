// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.proxy.upstream.ClientContext;
import io.vertx.core.Future;

/**
 * The way to one server. Finds out how the server wants to be spoken to, and remembers it for the next session.
 * Thread-safe.
 */
public interface Connector {

    /**
     * Opens a session with the client's capabilities and name, within the server's connect deadline for each step. Fails
     * with a {@link ConnectFailure}.
     */
    Future<Session> open(ClientContext client, SessionEvents events);

    /** Forgets what was found out about the server's era: it contradicted it. */
    void forgetEra();

    /** Releases what the sessions shared. Sessions are closed by who opened them. */
    Future<Void> close();
}
