// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.session.LegacySession;
import org.jspecify.annotations.Nullable;

/** What the transports call: the gateway behind its HTTP faces. Thread-safe, never blocks, never throws. */
public interface Gateway {

    /** Whether this endpoint exists in the snapshot; a transport answers 404 otherwise. */
    boolean exists(Snapshots.InForce inForce, EndpointId endpoint);

    /** The {@code InitializeResult} for a legacy client: capabilities, server info, instructions. */
    Slice initialize(Snapshots.InForce inForce, EndpointId endpoint, Caller caller, Revision negotiated);

    /** Handles a request of either era but {@code initialize}; the answer goes to its reply. */
    void request(Inbound inbound);

    /** Handles a notification of a legacy client but {@code notifications/cancelled}, which is the transport's. */
    void notification(LegacySession session, Message.Notification notification);

    /**
     * The name of the replica that holds what this modern request goes on with; null when any replica may answer it, or it says nothing
     * that this gateway sealed for the caller at this endpoint. Asked only for requests with a {@code requestState}.
     */
    @Nullable
    String holder(EndpointId endpoint, Caller caller, Message.Request request);

    /** A legacy session opened. */
    void opened(LegacySession session);
}
