// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.ResultMembers;
import io.mcpx.proxy.upstream.ResultSink;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import org.jspecify.annotations.Nullable;

/** What comes back for one request; exactly one of result, error and broken is called, last. */
public interface ExchangeListener {

    /** A notification of this request; a progress token in it is the one the request came with. */
    void onNotification(Message.Notification notification);

    /** The server asks something in the course of the request; whether the client can be asked is the listener's to decide. */
    void onRequest(Message.Request request, Answer answer);

    void onResult(Slice result);

    /** The result is large: who takes it in parts instead of {@link #onResult}; null to have it whole. */
    default @Nullable ResultSink onLargeResult(ResultMembers begun) {
        return null;
    }

    void onError(JsonRpcError error);

    void onBroken(Broken broken);
}
