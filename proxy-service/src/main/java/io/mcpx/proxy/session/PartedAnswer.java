// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.session.stream.AnswerStream;

/** A result written in parts, in the envelope its client expects, for as long as its request is not over. Thread-safe. */
public final class PartedAnswer implements AnswerStream {

    private static final byte[] BEFORE_ID = "{\"jsonrpc\":\"2.0\",\"id\":".getBytes(UTF_8);
    private static final byte[] BEFORE_RESULT = ",\"result\":".getBytes(UTF_8);
    private static final byte[] BEHIND_RESULT = {'}'};

    private final ReplyState state;
    private final AnswerStream out;

    private PartedAnswer(ReplyState state, AnswerStream out) {
        this.state = state;
        this.out = out;
    }

    /** Writes what stands before the result. */
    public static PartedAnswer begin(RequestId id, ReplyState state, AnswerStream out) {
        out.write(BEFORE_ID);
        out.write(id.toBytes());
        out.write(BEFORE_RESULT);
        return new PartedAnswer(state, out);
    }

    @Override
    public void write(byte[] bytes, int from, int to) {
        if (state.isAnswering()) {
            out.write(bytes, from, to);
        }
    }

    @Override
    public void end() {
        if (state.complete()) {
            out.write(BEHIND_RESULT);
            out.end();
            state.settle();
        }
    }
}
