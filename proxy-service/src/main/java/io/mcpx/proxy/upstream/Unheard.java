// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;

/** The listener of a request whose outcome nobody waits for. */
public class Unheard implements UpstreamListener {

    @Override
    public void onNotification(Message.Notification notification) {}

    @Override
    public void onRequest(Message.Request request, Answer answer) {
        answer.error(JsonRpcError.of(ErrorCodes.METHOD_NOT_FOUND, "method not found: " + request.method()));
    }

    @Override
    public void onResult(Slice result) {}

    @Override
    public void onError(JsonRpcError error) {}

    @Override
    public void onFailure(UpstreamFailure failure) {}
}
