// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.ResultScan;
import io.mcpx.protocol.sse.LargeEvents;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.proxy.upstream.ResultSink;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.Pending;
import org.jspecify.annotations.Nullable;

/** A large answer that is checked and passed on while it arrives. Confined to the context of its request. */
final class PassingAnswer implements LargeEvents.Taker {

    /** Who is told how it ends; after that, nothing more is taken. */
    interface Listener {

        /** All of it has come; called before whoever takes the result is told. */
        void answered();

        /** It is not what it has to be. */
        void broken(Kind kind, String detail);
    }

    private final ResultScan scan;
    private final ResultSink sink;
    private final Listener listener;
    private final long most;
    private long length;
    private boolean over;

    private PassingAnswer(ResultScan scan, ResultSink sink, long most, Listener listener) {
        this.scan = scan;
        this.sink = sink;
        this.most = most;
        this.listener = listener;
    }

    /** Begins to pass a message on; null if it is better held, or has to be. */
    static @Nullable PassingAnswer of(Pending pending, byte[] begun, HttpDoor door, Listener listener) {
        var scan = new ResultScan(pending.outgoing().id(), JsonLimits.DEFAULT.maxDepth());
        if (!begins(scan, begun)) {
            return null;
        }
        var sink = pending.listener().onLargeResult(scan.members());
        if (sink == null) {
            return null;
        }
        long most = door.intake().maxPassedOr(door.spec().limits().maxMessageBytes());
        var answer = new PassingAnswer(scan, sink, most, listener);
        answer.pass(begun, begun.length);
        return answer;
    }

    /** Whether it is the answer, as far as it has come. If not, the reader of whole messages says what it is. */
    private static boolean begins(ResultScan scan, byte[] begun) {
        try {
            scan.feed(begun, 0, begun.length);
            return scan.hasResult();
        } catch (MalformedMessage unfit) {
            return false;
        }
    }

    @Override
    public void data(byte[] bytes, int from, int to) {
        if (over) {
            return;
        }
        try {
            scan.feed(bytes, from, to);
            pass(bytes, to - from);
        } catch (MalformedMessage e) {
            fail(Kind.PROTOCOL, "malformed message: " + e.error().message());
        }
    }

    @Override
    public void end(SseEvent event) {
        if (over) {
            return;
        }
        try {
            scan.end();
            finish(event);
        } catch (MalformedMessage e) {
            fail(Kind.PROTOCOL, "malformed message: " + e.error().message());
        }
    }

    /** Nobody wants more of it. */
    void stop() {
        over = true;
    }

    private void pass(byte[] bytes, int more) {
        length += more;
        if (length > most) {
            fail(Kind.TOO_LARGE, "message over " + most + " bytes");
        } else if (scan.resultFrom() < scan.resultTo()) {
            sink.part(bytes, scan.resultFrom(), scan.resultTo(), scan.members());
        }
    }

    private void finish(SseEvent event) {
        if (event.isMessage()) {
            over = true;
            listener.answered();
            sink.end(scan.members());
        } else {
            fail(Kind.PROTOCOL, "answer in an event of another type");
        }
    }

    private void fail(Kind kind, String detail) {
        over = true;
        listener.broken(kind, detail);
    }
}
