// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;

/** What comes back for one request; exactly one of result, error and broken is called, last. */
public interface ExchangeListener {

    /** A notification of this request; a progress token in it is the one the request came with. */
    void onNotification(Message.Notification notification);

    /** The server asks something the request's client declared that it answers. */
    void onRequest(Message.Request request, Answer answer);

    void onResult(Slice result);

    void onError(JsonRpcError error);

    void onBroken(Broken broken);
}
