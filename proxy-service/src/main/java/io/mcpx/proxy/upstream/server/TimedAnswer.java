// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Context;

/** The client's answer to a server's question, given once; with it the server's time goes on. Thread-safe. */
final class TimedAnswer implements Answer {

    private final Answer answer;
    private final Context context;
    private final Deadline deadline;
    private boolean given;

    /** Stops the server's time, on the call's context. */
    TimedAnswer(Answer answer, Context context, Deadline deadline) {
        this.answer = answer;
        this.context = context;
        this.deadline = deadline;
        deadline.hold();
    }

    @Override
    public void result(Slice result) {
        once(() -> answer.result(result));
    }

    @Override
    public void error(JsonRpcError error) {
        once(() -> answer.error(error));
    }

    private void once(Runnable give) {
        Turn.on(context, () -> {
            if (!given) {
                given = true;
                deadline.release();
                give.run();
            }
        });
    }
}
