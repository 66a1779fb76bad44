// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.session.Reply;
import io.mcpx.proxy.session.stream.AnswerStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what went to the client. */
final class RecordedReply implements Reply {

    final List<String> sent = new CopyOnWriteArrayList<>();

    volatile @Nullable Slice result;

    volatile @Nullable JsonRpcError error;

    boolean full;

    /** What was written in parts, and its end. */
    final StringBuilder parts = new StringBuilder();

    private @Nullable Runnable onCancel;

    JsonObject object() {
        return Objects.requireNonNull(result, () -> "no result, but " + error).asObject();
    }

    JsonRpcError failure() {
        return Objects.requireNonNull(error, () -> "no error, but " + result);
    }

    boolean isOver() {
        return result != null || error != null;
    }

    void cancel() {
        Objects.requireNonNull(onCancel).run();
    }

    @Override
    public void send(byte[] message) {
        sent.add(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void result(Slice newResult) {
        result = newResult;
    }

    @Override
    public AnswerStream begin() {
        return new AnswerStream() {
            @Override
            public void write(byte[] bytes, int from, int to) {
                parts.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            }

            @Override
            public void end() {
                parts.append(" end");
            }
        };
    }

    @Override
    public void error(JsonRpcError newError) {
        error = newError;
    }

    @Override
    public boolean isFull() {
        return full;
    }

    @Override
    public void onDrain(Runnable action) {}

    @Override
    public void onCancel(Runnable action) {
        onCancel = action;
    }

    @Override
    public void onOver(Runnable action) {}
}
