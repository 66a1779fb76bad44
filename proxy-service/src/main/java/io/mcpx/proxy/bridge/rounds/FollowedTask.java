// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.rounds;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.bridge.BridgeConfig;
import io.mcpx.proxy.bridge.InputRequest;
import io.mcpx.proxy.upstream.Unheard;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A task (modern extension) that a legacy client's plain call became: polled until it is over, its questions put to the
 * client, its outcome handed over as the call's own. Thread-safe.
 */
final class FollowedTask {

    private static final long SHORTEST_POLL_MILLIS = 50;
    private static final long USUAL_POLL_MILLIS = 1000;
    private static final long LONGEST_POLL_MILLIS = 30_000;
    private static final int MOST_FAILURES = 3;

    private final BridgeConfig config;
    private final Vertx vertx;
    private final LegacyClient client;
    private final ModernServer server;
    private final JsonObject params;
    private final Set<String> asked = new HashSet<>();
    private final long deadline;
    private int failures;
    private boolean over;

    FollowedTask(BridgeConfig config, Vertx vertx, LegacyClient client, ModernServer server, String id) {
        this.config = config;
        this.vertx = vertx;
        this.client = client;
        this.server = server;
        this.params = idOnly(id).endObject().toSlice().asObject();
        this.deadline = System.nanoTime() + config.taskTimeout().toNanos();
    }

    private static JsonWriter idOnly(String id) {
        return new JsonWriter().beginObject().name("taskId").string(id);
    }

    /** Goes on from what the server has said of the task. */
    void follow(JsonObject task) {
        switch (String.valueOf(task.string("status"))) {
            case "completed" -> completed(task);
            case "failed" -> failed(task);
            case "cancelled" ->
                end(() -> client.refusal(JsonRpcError.of(
                        ErrorCodes.INTERNAL_ERROR, "the server cancelled the task it made of the call")));
            case "input_required" -> inputRequired(task);
            default -> pollLater(task);
        }
    }

    /** The client gave the call up, and so is the task. */
    void cancel() {
        if (finish()) {
            server.task(Methods.TASKS_CANCEL, params, new Unheard());
        }
    }

    private void completed(JsonObject task) {
        var result = task.find("result");
        if (result == null || !result.isObject()) {
            broken("completed task without a result");
        } else {
            end(() -> client.result(result));
        }
    }

    private void failed(JsonObject task) {
        var error = task.object("error");
        var code = error == null ? null : error.find("code");
        var message = error == null ? null : error.string("message");
        var said = new JsonRpcError(
                code == null ? ErrorCodes.INTERNAL_ERROR : (int) code.asLong().orElse(ErrorCodes.INTERNAL_ERROR),
                message == null ? "the task failed" : message,
                error == null ? null : error.find("data"));
        end(() -> client.error(said));
    }

    private void inputRequired(JsonObject task) {
        var wanted = InputRequest.of(task);
        if (wanted.isEmpty()) {
            broken("malformed inputRequests");
            return;
        }
        var fresh = fresh(wanted.get());
        if (fresh.isEmpty()) {
            pollLater(task);
        } else {
            ask(fresh, task);
        }
    }

    /** What was not asked before: a server may still show questions whose answers it has just got. */
    private synchronized List<InputRequest> fresh(List<InputRequest> wanted) {
        return wanted.stream().filter(request -> asked.add(request.key())).toList();
    }

    private void ask(List<InputRequest> questions, JsonObject task) {
        var outcome = new Questionnaire.Outcome() {
            @Override
            public void answered(Slice responses) {
                update(responses, task);
            }

            @Override
            public void failed(JsonRpcError why) {
                cancel();
                client.refusal(why);
            }
        };
        new Questionnaire(vertx, client, questions, outcome).ask(config.answerTimeout());
    }

    private void update(Slice responses, JsonObject task) {
        var id = String.valueOf(params.string("taskId"));
        var update =
                idOnly(id).name("inputResponses").raw(responses).endObject().toSlice();
        send(Methods.TASKS_UPDATE, update.asObject(), taken -> pollLater(task));
    }

    private void pollLater(JsonObject task) {
        if (System.nanoTime() > deadline) {
            cancel();
            client.failure(new UpstreamFailure(UpstreamFailure.Kind.TIMEOUT, "task not over in time"));
            return;
        }
        vertx.setTimer(pollMillis(task), due -> send(Methods.TASKS_GET, params, this::follow));
    }

    private static long pollMillis(JsonObject task) {
        var named = task.find("pollIntervalMs");
        long wanted = named == null ? USUAL_POLL_MILLIS : named.asLong().orElse(USUAL_POLL_MILLIS);
        return Math.clamp(wanted, SHORTEST_POLL_MILLIS, LONGEST_POLL_MILLIS);
    }

    private void send(String method, JsonObject request, Consumer<JsonObject> next) {
        if (isUnderWay()) {
            server.task(method, request, new Step(method, next));
        }
    }

    private synchronized boolean isUnderWay() {
        return !over;
    }

    private synchronized boolean finish() {
        boolean first = !over;
        over = true;
        return first;
    }

    private void broken(String detail) {
        end(() -> client.failure(new UpstreamFailure(UpstreamFailure.Kind.PROTOCOL, detail)));
    }

    private void end(Runnable last) {
        if (finish()) {
            last.run();
        }
    }

    /** One request about the task. */
    private final class Step extends Unheard {

        private final String method;
        private final Consumer<JsonObject> next;

        Step(String method, Consumer<JsonObject> next) {
            this.method = method;
            this.next = next;
        }

        @Override
        public void onResult(Slice result) {
            failures = 0;
            next.accept(result.isObject() ? result.asObject() : JsonObject.EMPTY);
        }

        @Override
        public void onError(JsonRpcError error) {
            end(() -> client.error(error));
        }

        /** A moment without the server does not end a task. */
        @Override
        public void onFailure(UpstreamFailure failure) {
            boolean mayPass = method.equals(Methods.TASKS_GET) && failure.kind() == UpstreamFailure.Kind.UNAVAILABLE;
            if (mayPass && ++failures < MOST_FAILURES) {
                pollLater(JsonObject.EMPTY);
            } else {
                end(() -> client.failure(failure));
            }
        }
    }
}
