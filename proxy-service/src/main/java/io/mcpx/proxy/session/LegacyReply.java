// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;

/** The reply to one request of a session. It outlives the client's connection: only the client's word cancels. */
public final class LegacyReply implements Reply {

    private final RequestId id;
    private final ReplyChannel channel;
    private final ReplyState state = new ReplyState();

    public LegacyReply(RequestId id, ReplyChannel channel) {
        this.id = id;
        this.channel = channel;
    }

    @Override
    public void send(byte[] message) {
        if (state.isOpen()) {
            channel.send(message);
        }
    }

    @Override
    public void result(Slice result) {
        if (state.answer()) {
            channel.answer(Messages.result(id, result));
            state.settle();
        }
    }

    @Override
    public void error(JsonRpcError error) {
        if (state.answer()) {
            channel.answer(Messages.error(id, error));
            state.settle();
        }
    }

    /** Ends the request without an answer, as the client wished. */
    public void cancel() {
        if (state.cancel()) {
            channel.abandon();
            state.settle();
        }
    }

    @Override
    public boolean isFull() {
        return channel.isFull();
    }

    @Override
    public void onDrain(Runnable action) {
        channel.onDrain(action);
    }

    @Override
    public void onCancel(Runnable action) {
        state.onCancel(action);
    }

    @Override
    public void onOver(Runnable action) {
        state.onOver(action);
    }
}
