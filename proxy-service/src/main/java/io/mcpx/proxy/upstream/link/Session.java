// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.proxy.upstream.UpstreamRequest;
import io.vertx.core.Future;

/** A session with a server, in one revision. Thread-safe; nothing blocks or throws. */
public interface Session {

    Peer peer();

    /**
     * Sends a request. Must be called on a Vert.x context; all that comes back is reported on it, one after the other.
     * There is no deadline but the caller's own.
     */
    Exchange send(UpstreamRequest request, ExchangeListener listener);

    /** Sends a notification; one that cannot be sent is lost. */
    void notify(byte[] notification);

    /** Whether what the server tells outside requests reaches us; if not, it has to be asked. */
    boolean hears();

    /** Ends the session in the way its transport has; requests under way break. */
    Future<Void> close();
}
