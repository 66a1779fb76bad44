// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.ResultMembers;
import io.mcpx.proxy.upstream.ResultSink;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that takes a large result in parts, and remembers them and how it ended. */
public final class RecordedParts implements UpstreamListener, ResultSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicInteger parts = new AtomicInteger();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile Runnable whenParted = () -> {};

    /** What runs at each part. */
    public RecordedParts at(Runnable part) {
        whenParted = part;
        return this;
    }

    /** How many parts have come; 0 as long as the result may come whole. */
    public int parts() {
        return parts.get();
    }

    public synchronized int length() {
        return bytes.size();
    }

    public synchronized String text() {
        return bytes.toString(UTF_8);
    }

    public boolean isOver() {
        return end.isDone();
    }

    /** How it ended: {@code parted}, {@code whole}, the code of an error or the kind of a failure. */
    public String end() {
        try {
            return end.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no end", e);
        }
    }

    @Override
    public ResultSink onLargeResult(ResultMembers begun) {
        return this;
    }

    @Override
    public void part(byte[] more, int from, int to, ResultMembers seen) {
        take(more, from, to);
        parts.incrementAndGet();
        whenParted.run();
    }

    @Override
    public void end(ResultMembers seen) {
        finish("parted");
    }

    @Override
    public void onNotification(Message.Notification notification) {}

    @Override
    public void onRequest(Message.Request request, Answer answer) {}

    @Override
    public void onResult(Slice result) {
        take(result.source(), result.from(), result.to() - 1);
        finish("whole");
    }

    @Override
    public void onError(JsonRpcError error) {
        finish(Integer.toString(error.code()));
    }

    @Override
    public void onFailure(UpstreamFailure failure) {
        finish(failure.kind().toString());
    }

    private synchronized void take(byte[] more, int from, int to) {
        bytes.write(more, from, to - from);
    }

    private void finish(String how) {
        if (!end.complete(how)) {
            throw new AssertionError("a second end: " + how);
        }
    }
}
