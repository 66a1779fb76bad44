// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.sse.SseWriter;
import io.mcpx.proxy.session.PartedAnswer;
import io.mcpx.proxy.session.Reply;
import io.mcpx.proxy.session.ReplyState;
import io.mcpx.proxy.session.stream.AnswerStream;
import io.mcpx.proxy.transport.exchange.Accept;
import io.mcpx.proxy.transport.exchange.Exchange;
import org.jspecify.annotations.Nullable;

/** The reply to a modern request: it lives exactly as long as its connection. */
final class ModernReply implements Reply, Exchange.Watcher {

    private final RequestId id;
    private final Exchange exchange;
    private final Accept accept;
    private final ReplyState state = new ReplyState();

    ModernReply(RequestId id, Exchange exchange, Accept accept) {
        this.id = id;
        this.exchange = exchange;
        this.accept = accept;
    }

    @Override
    public void send(byte[] message) {
        if (accept.stream() && state.isOpen()) {
            exchange.write(SseWriter.event(null, "message", message));
        }
    }

    @Override
    public void result(Slice result) {
        if (state.answer()) {
            conclude(200, Messages.result(id, result));
        }
    }

    @Override
    public @Nullable AnswerStream begin() {
        if (!state.begin()) {
            return null;
        }
        var out = exchange.begin(accept.prefersJson());
        if (out == null) {
            state.reopen();
            return null;
        }
        return PartedAnswer.begin(id, state, out);
    }

    @Override
    public void error(JsonRpcError error) {
        if (state.answer()) {
            conclude(status(error.code()), Messages.error(id, error));
        } else if (state.complete()) {
            exchange.end();
            state.settle();
        }
    }

    @Override
    public boolean isFull() {
        return exchange.isFull();
    }

    @Override
    public void onDrain(Runnable action) {
        exchange.onDrain(action);
    }

    @Override
    public void onCancel(Runnable action) {
        state.onCancel(action);
    }

    @Override
    public void onOver(Runnable action) {
        state.onOver(action);
    }

    @Override
    public void onLongWait() {
        if (accept.stream()) {
            exchange.stream();
        }
    }

    @Override
    public void onGone() {
        if (state.cancel()) {
            state.settle();
        }
    }

    private void conclude(int status, byte[] message) {
        if (!accept.prefersJson() && status == 200) {
            exchange.stream();
        }
        exchange.conclude(status, message);
        state.settle();
    }

    private static int status(int code) {
        return switch (code) {
            case ErrorCodes.METHOD_NOT_FOUND -> 404;
            case ErrorCodes.HEADER_MISMATCH,
                    ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY,
                    ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION,
                    ErrorCodes.INVALID_REQUEST,
                    ErrorCodes.PARSE_ERROR -> 400;
            default -> 200;
        };
    }
}
