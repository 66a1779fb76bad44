// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.session.stream.AnswerStream;
import org.jspecify.annotations.Nullable;

/** The reply to one request of a session. It outlives the client's connection: only the client's word cancels. */
public final class LegacyReply implements Reply {

    private static final JsonRpcError BROKEN_OFF = JsonRpcError.of(
            ErrorCodes.INTERNAL_ERROR,
            "the connection broke during a large result, which is not kept for a second reading");

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
    public @Nullable AnswerStream begin() {
        if (!state.begin()) {
            return null;
        }
        var out = channel.begin(Messages.error(id, BROKEN_OFF), this::cancel);
        if (out == null) {
            state.reopen();
            return null;
        }
        return PartedAnswer.begin(id, state, out);
    }

    @Override
    public void error(JsonRpcError error) {
        if (state.answer()) {
            channel.answer(Messages.error(id, error));
            state.settle();
        } else if (state.complete()) {
            channel.abandon();
            state.settle();
        }
    }

    /** Ends the request without an answer, as the client wished, or because nobody is left to read the rest of it. */
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
