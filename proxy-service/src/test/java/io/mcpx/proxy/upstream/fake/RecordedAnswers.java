// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.fake;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A listener that remembers what came back for one request. */
public final class RecordedAnswers implements UpstreamListener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public final List<Message.Notification> notifications = new CopyOnWriteArrayList<>();
    public final List<Message.Request> questions = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Object> end = new CompletableFuture<>();
    private BiConsumer<Message.Request, Answer> answering = (question, answer) -> {};

    public RecordedAnswers answering(BiConsumer<Message.Request, Answer> how) {
        answering = how;
        return this;
    }

    public boolean isOver() {
        return end.isDone();
    }

    /** Whether it ended without an answer. */
    public boolean hasFailed() {
        return end.getNow("") instanceof UpstreamFailure;
    }

    public String result() {
        return ended(Slice.class).text();
    }

    public JsonRpcError error() {
        return ended(JsonRpcError.class);
    }

    public UpstreamFailure failure() {
        return ended(UpstreamFailure.class);
    }

    @Override
    public void onNotification(Message.Notification notification) {
        notifications.add(notification);
    }

    @Override
    public void onRequest(Message.Request request, Answer answer) {
        questions.add(request);
        answering.accept(request, answer);
    }

    @Override
    public void onResult(Slice result) {
        finish(result);
    }

    @Override
    public void onError(JsonRpcError error) {
        finish(error);
    }

    @Override
    public void onFailure(UpstreamFailure failure) {
        finish(failure);
    }

    private void finish(Object with) {
        if (!end.complete(with)) {
            throw new AssertionError("a second end: " + with);
        }
    }

    private <T> T ended(Class<T> kind) {
        try {
            var value = end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!kind.isInstance(value)) {
                throw new AssertionError("ended with " + value);
            }
            return kind.cast(value);
        } catch (Exception e) {
            throw new AssertionError("no end in " + PATIENCE, e);
        }
    }
}
