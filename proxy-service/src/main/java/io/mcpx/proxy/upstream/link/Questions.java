// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a legacy server asks: answered here ({@code ping}, and {@code roots/list} of the gateway's own session), passed
 * to the request it belongs to, or refused. Every question gets exactly one answer at most.
 */
public final class Questions {

    private static final byte[] EMPTY = {'{', '}'};
    private static final Slice NO_ROOTS = Slice.trusted("{\"roots\":[]}");

    private final boolean ownSession;
    private final Consumer<byte[]> reply;

    /**
     * Questions of one session.
     *
     * @param ownSession whether the gateway itself is the client of the session
     * @param reply takes a whole message back to the server
     */
    public Questions(boolean ownSession, Consumer<byte[]> reply) {
        this.ownSession = ownSession;
        this.reply = reply;
    }

    /** Deals with a question; {@code asked} is the request it belongs to, or null if that is not known. */
    public void handle(Message.Request question, @Nullable Pending asked) {
        if (question.method().equals(Methods.PING)) {
            reply.accept(Messages.result(question.id(), EMPTY));
        } else if (!Methods.serverRequests().contains(question.method())) {
            refuse(question, ErrorCodes.METHOD_NOT_FOUND, "method not found");
        } else if (asked != null && asked.isInteractive()) {
            asked.report(listener -> listener.onRequest(question, answerTo(question)));
        } else if (ownSession && question.method().equals(Methods.ROOTS_LIST)) {
            reply.accept(Messages.result(question.id(), NO_ROOTS));
        } else {
            refuse(question, ErrorCodes.INVALID_REQUEST, "no client request under way that this can belong to");
        }
    }

    private void refuse(Message.Request question, int code, String message) {
        reply.accept(Messages.error(question.id(), JsonRpcError.of(code, message)));
    }

    private Answer answerTo(Message.Request question) {
        return new OneAnswer(question, reply, new AtomicBoolean());
    }

    private record OneAnswer(Message.Request question, Consumer<byte[]> reply, AtomicBoolean given) implements Answer {

        @Override
        public void result(Slice result) {
            give(Messages.result(question.id(), result));
        }

        @Override
        public void error(JsonRpcError error) {
            give(Messages.error(question.id(), error));
        }

        private void give(byte[] message) {
            if (given.compareAndSet(false, true)) {
                reply.accept(message);
            }
        }
    }
}
