// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.message.ResultMembers;
import io.mcpx.proxy.bridge.PassingResult;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.session.stream.AnswerStream;
import io.mcpx.proxy.upstream.ResultSink;

/** A large result on its way to the client while it arrives. On record before the last of it leaves. */
final class PassedResult implements ResultSink {

    /** The call it belongs to. */
    interface Owner {

        /** The client is given more than it reads. */
        void slowDown();

        /** The rest cannot be passed on. */
        void giveUp();
    }

    private final Exchange exchange;
    private final String method;
    private final AnswerStream out;
    private final Owner owner;
    private long written;

    PassedResult(Exchange exchange, String method, AnswerStream out, Owner owner) {
        this.exchange = exchange;
        this.method = method;
        this.out = out;
        this.owner = owner;
    }

    @Override
    public void part(byte[] bytes, int from, int to, ResultMembers seen) {
        if (!PassingResult.isPlain(seen)) {
            owner.giveUp();
            return;
        }
        written += to - from;
        out.write(bytes, from, to);
        owner.slowDown();
    }

    @Override
    public void end(ResultMembers seen) {
        if (!PassingResult.isPlain(seen)) {
            owner.giveUp();
            return;
        }
        var end = PassingResult.end(exchange.era(), method, seen);
        exchange.trail().end(outcome(seen), 0, written + end.length);
        out.write(end);
        out.end();
    }

    private static Outcome outcome(ResultMembers seen) {
        if ("input_required".equals(seen.string("resultType"))) {
            return Outcome.INPUT_REQUIRED;
        }
        return seen.isTrue("isError") ? Outcome.TOOL_ERROR : Outcome.OK;
    }
}
