// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.configuration.route.ServerSpec;

/** The running side of one registered server. Thread-safe; nothing blocks, nothing throws. */
public interface Upstream {

    ServerSpec spec();

    ServerState state();

    /** The last catalogue that was read completely; {@link ServerCatalog#EMPTY} before the first. */
    ServerCatalog catalog();

    /** Sends a request under the server's deadlines, bulkhead and breaker. */
    UpstreamCall send(UpstreamRequest request, UpstreamListener listener);

    /** Passes a client's notification on ({@code notifications/roots/list_changed}) to its legacy session, if it has one there. */
    void notify(ClientContext client, String method);

    /** Sets the log level of a client's legacy session at the server, now and for sessions opened later. */
    void logLevel(ClientContext client);

    /**
     * Watches a resource for as long as anybody does: reference-counted {@code resources/subscribe} or the filter of one
     * listen stream. Changes arrive at {@link UpstreamEvents#resourceUpdated}.
     */
    void subscribe(String uri);

    void unsubscribe(String uri);

    /** The legacy session of this client is over: ends the server sessions that were only its own. */
    void forget(String sessionKey);
}
