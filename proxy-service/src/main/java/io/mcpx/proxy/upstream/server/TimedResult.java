// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.protocol.message.ResultMembers;
import io.mcpx.proxy.upstream.ResultSink;
import java.util.function.BooleanSupplier;

/** A result that arrives in parts, each of which is a sign that the server lives. Confined to the call's context. */
final class TimedResult implements ResultSink {

    private final ResultSink sink;
    private final Deadline deadline;
    private final BooleanSupplier finish;

    /** @param finish ends the call; false if it has ended already */
    TimedResult(ResultSink sink, Deadline deadline, BooleanSupplier finish) {
        this.sink = sink;
        this.deadline = deadline;
        this.finish = finish;
    }

    @Override
    public void part(byte[] bytes, int from, int to, ResultMembers seen) {
        deadline.sign();
        sink.part(bytes, from, to, seen);
    }

    @Override
    public void end(ResultMembers seen) {
        if (finish.getAsBoolean()) {
            sink.end(seen);
        }
    }
}
