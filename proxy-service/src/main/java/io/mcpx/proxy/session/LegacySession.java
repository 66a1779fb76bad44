// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.UpstreamListener;
import org.jspecify.annotations.Nullable;

/** One client's legacy session at one endpoint. Thread-safe. */
public interface LegacySession {

    /** A key unique in this process; not the sealed id the client holds, and safe to log. */
    String key();

    EndpointId endpoint();

    /** As of the latest request. */
    Caller caller();

    /** The negotiated revision. */
    Revision revision();

    JsonObject capabilities();

    @Nullable
    JsonObject clientInfo();

    /** Sends a notification that belongs to no request: on exactly one stream, or kept (bounded) until one opens. */
    void notify(byte[] notification);

    /**
     * Asks the client something, on the stream of the request it belongs to.
     *
     * @param via the request in whose course the server asks
     * @param method {@code sampling/createMessage}, {@code elicitation/create} or {@code roots/list}
     * @param params as the server sent them, or null
     * @param answer gets the client's answer, or an error when it gives none before the session or request ends
     */
    void ask(Reply via, String method, @Nullable Slice params, UpstreamListener.Answer answer);

    /** Runs when the session ends for whatever reason; at once when it has ended. */
    void onClose(Runnable action);
}
