// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one client has been asked and has not answered yet. Thread-safe. */
final class Questions {

    private static final JsonRpcError UNANSWERED =
            JsonRpcError.of(ErrorCodes.INTERNAL_ERROR, "the client gave no answer before the request ended");
    private static final JsonRpcError TOO_MANY =
            JsonRpcError.of(ErrorCodes.INTERNAL_ERROR, "the client owes too many answers");

    private final int max;
    private final AtomicLong ids;
    private final Map<RequestId, UpstreamListener.Answer> open = new ConcurrentHashMap<>();

    /** @param lastId after which the ids of questions begin */
    Questions(int max, long lastId) {
        this.max = max;
        this.ids = new AtomicLong(lastId);
    }

    void ask(Reply via, String method, @Nullable Slice params, UpstreamListener.Answer answer) {
        if (open.size() >= max) {
            answer.error(TOO_MANY);
            return;
        }
        var id = RequestId.of(ids.incrementAndGet());
        open.put(id, answer);
        via.onOver(() -> withdraw(id));
        if (open.containsKey(id)) {
            via.send(Messages.request(id, method, params));
        }
    }

    /** False when nobody asked that, or no longer wants to know. */
    boolean answered(Message.Result result) {
        var answer = open.remove(result.id());
        if (answer != null) {
            answer.result(result.result());
        }
        return answer != null;
    }

    /** False when nobody asked that, or no longer wants to know. */
    boolean answered(Message.Failure failure) {
        var answer = failure.id() == null ? null : open.remove(failure.id());
        if (answer != null) {
            answer.error(failure.error());
        }
        return answer != null;
    }

    void withdrawAll() {
        List.copyOf(open.keySet()).forEach(this::withdraw);
    }

    private void withdraw(RequestId id) {
        var answer = open.remove(id);
        if (answer != null) {
            answer.error(UNANSWERED);
        }
    }
}
