// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.ResultMembers;
import org.jspecify.annotations.Nullable;

/**
 * What comes back for one request. Exactly one of {@link #onResult}, {@link #onError} and {@link #onFailure} is called, last;
 * none after {@link UpstreamCall#cancel()}. Calls never overlap. Implementations must not block or throw.
 */
public interface UpstreamListener {

    /** A notification that belongs to this request: progress (with the client's own token) or a log message. */
    void onNotification(Message.Notification notification);

    /** The server asks the client something in the middle of the request (legacy servers only). */
    void onRequest(Message.Request request, Answer answer);

    void onResult(Slice result);

    /**
     * The result is large, and right so far as it has come. {@link #onResult} is not called if it is taken in parts.
     *
     * @param begun what is known by now of the members that decide
     * @return who takes it in parts; null to have it whole
     */
    default @Nullable ResultSink onLargeResult(ResultMembers begun) {
        return null;
    }

    /** The server answered with a JSON-RPC error. */
    void onError(JsonRpcError error);

    void onFailure(UpstreamFailure failure);

    /** The way back for a server's request; call one of them, once. */
    interface Answer {
        void result(Slice result);

        void error(JsonRpcError error);
    }
}
