// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.upstream.link.Pending;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** What the two eras do differently with the one POST of a request. */
interface HttpSession {

    /** Adds the headers of this era. */
    void head(MultiMap headers, Pending pending);

    /** Whether this refusal means that the server no longer knows the session. */
    boolean isGone(int status, @Nullable JsonRpcError error);

    /** The server asked something on the request's own stream. */
    void asked(Message.Request question, Pending pending);

    /** The server told something about itself on the request's stream. */
    void told(Message.Notification notification);

    /** The client gave the request up instead of it ending; its stream is being closed. */
    void withdrawn(RequestId id);

    /** The request has ended, well or not. */
    void ended(RequestId id);

    /** Whether a stream that ends without the answer may be resumed by its event ids. */
    boolean resumes();
}
