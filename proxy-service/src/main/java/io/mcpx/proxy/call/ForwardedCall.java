// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.ResultMembers;
import io.mcpx.proxy.upstream.ResultSink;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;
import org.jspecify.annotations.Nullable;

/** A call within one era: what the server sends goes to the client as it is. */
final class ForwardedCall implements UpstreamListener, PassedResult.Owner {

    private final Forwarded client;
    private volatile @Nullable UpstreamCall call;

    ForwardedCall(Forwarded client) {
        this.client = client;
    }

    void started(UpstreamCall started) {
        call = started;
        client.onCancel(started::cancel);
    }

    @Override
    public void onNotification(Message.Notification notification) {
        client.notification(notification);
        slowDown();
    }

    @Override
    public void slowDown() {
        var running = call;
        if (running != null && client.isFull()) {
            running.pause();
            client.onDrain(running::resume);
        }
    }

    @Override
    public void onRequest(Message.Request request, Answer answer) {
        if (client instanceof ForwardedOfSession ofSession) {
            ofSession.relay(request, answer);
        } else {
            answer.error(ClientErrors.unknownMethod(request.method()));
        }
    }

    @Override
    public void onResult(Slice result) {
        client.result(result);
    }

    @Override
    public @Nullable ResultSink onLargeResult(ResultMembers begun) {
        return client.inParts(begun, this);
    }

    @Override
    public void giveUp() {
        var running = call;
        if (running != null) {
            running.cancel();
        }
        onFailure(new UpstreamFailure(UpstreamFailure.Kind.PROTOCOL, "task or round trip late in a large result"));
    }

    @Override
    public void onError(JsonRpcError error) {
        client.error(error);
    }

    @Override
    public void onFailure(UpstreamFailure failure) {
        client.failure(failure);
    }
}
