// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.upstream.UpstreamFailure;

/** What a session tells outside any request. On any thread, one after the other. */
public interface SessionEvents {

    /** A notification about the server, or one that belongs to no request that is known. */
    void notification(Message.Notification notification);

    /** The session broke and is of no more use. Called at most once, not after {@link Session#close()}. */
    void lost(UpstreamFailure why);
}
