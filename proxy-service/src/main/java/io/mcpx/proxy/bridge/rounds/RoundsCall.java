// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.rounds;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.bridge.BridgeConfig;
import io.mcpx.proxy.bridge.InputRequest;
import io.mcpx.proxy.bridge.ResultBridge;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.vertx.core.Vertx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a legacy client at a modern server. Where the server answers that it needs input, the client is asked on the
 * stream of its request and the server is called again with the answers; where it makes the call a task, the task is waited
 * for. Thread-safe; the rounds of one call never overlap.
 */
public final class RoundsCall implements UpstreamListener {

    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5000;

    private final BridgeConfig config;
    private final Vertx vertx;
    private final LegacyClient client;
    private final ModernServer server;
    private final JsonObject params;
    private @Nullable UpstreamCall call;
    private @Nullable FollowedTask task;
    private int rounds;
    private boolean over;

    /** @param params of the first round; each later one has the answers and the server's state beside them */
    public RoundsCall(BridgeConfig config, Vertx vertx, LegacyClient client, ModernServer server, JsonObject params) {
        this.config = config;
        this.vertx = vertx;
        this.client = client;
        this.server = server;
        this.params = params;
    }

    /** Sends the first round. */
    public void start() {
        client.onCancel(this::cancel);
        send(params);
    }

    private void send(JsonObject withAnswers) {
        if (isOver()) {
            return;
        }
        var begun = server.call(withAnswers, this);
        boolean late;
        synchronized (this) {
            call = begun;
            late = over;
        }
        if (late) {
            begun.cancel();
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private void cancel() {
        UpstreamCall running;
        FollowedTask followed;
        synchronized (this) {
            over = true;
            running = call;
            followed = task;
        }
        if (followed != null) {
            followed.cancel();
        }
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void onNotification(Message.Notification notification) {
        client.notification(notification);
        UpstreamCall running;
        synchronized (this) {
            running = call;
        }
        if (running != null && client.isFull()) {
            running.pause();
            client.onDrain(running::resume);
        }
    }

    /** Not allowed in the modern era. */
    @Override
    public void onRequest(Message.Request request, Answer answer) {
        answer.error(JsonRpcError.of(ErrorCodes.METHOD_NOT_FOUND, "method not found: " + request.method()));
    }

    @Override
    public void onResult(Slice result) {
        var object = result.isObject() ? result.asObject() : JsonObject.EMPTY;
        switch (ResultBridge.resultType(object)) {
            case "complete" -> end(() -> client.result(result));
            case "input_required" -> inputRequired(object);
            case "task" -> follow(object);
            default -> broken("unknown resultType");
        }
    }

    @Override
    public void onError(JsonRpcError error) {
        end(() -> client.error(error));
    }

    @Override
    public void onFailure(UpstreamFailure failure) {
        end(() -> client.failure(failure));
    }

    private void inputRequired(JsonObject result) {
        var state = result.string("requestState");
        var requests = InputRequest.of(result);
        if (requests.isEmpty() || (requests.get().isEmpty() && state == null)) {
            broken("malformed inputRequests");
        } else if (++rounds > config.maxRounds()) {
            end(() -> client.refusal(JsonRpcError.of(
                    ErrorCodes.INTERNAL_ERROR, "the server asked more than " + config.maxRounds() + " times")));
        } else if (requests.get().isEmpty()) {
            vertx.setTimer(backoff(), late -> send(next(null, state)));
        } else {
            ask(requests.get(), state);
        }
    }

    private long backoff() {
        return Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(rounds, 10));
    }

    private void ask(List<InputRequest> requests, @Nullable String state) {
        var outcome = new Questionnaire.Outcome() {
            @Override
            public void answered(Slice responses) {
                send(next(responses, state));
            }

            @Override
            public void failed(JsonRpcError why) {
                end(() -> client.refusal(why));
            }
        };
        new Questionnaire(vertx, client, requests, outcome).ask(config.answerTimeout());
    }

    /** The same request with the answers and exactly the state the server gave, or none. */
    private JsonObject next(@Nullable Slice responses, @Nullable String state) {
        var edits = Splice.of(params.slice());
        if (responses != null) {
            edits.put(params, "inputResponses", responses);
        }
        if (state != null) {
            edits.put(params, "requestState", JsonWriter.quote(state));
        }
        return edits.toSlice().asObject();
    }

    private void follow(JsonObject created) {
        var id = created.string("taskId");
        if (id == null) {
            broken("task without taskId");
            return;
        }
        var followed = new FollowedTask(config, vertx, client, server, id);
        boolean late;
        synchronized (this) {
            task = followed;
            late = over;
            over = true;
        }
        if (late) {
            followed.cancel();
        } else {
            followed.follow(created);
        }
    }

    private void broken(String detail) {
        end(() -> client.failure(new UpstreamFailure(UpstreamFailure.Kind.PROTOCOL, detail)));
    }

    private void end(Runnable last) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        last.run();
    }
}
