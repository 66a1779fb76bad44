// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Answers;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Cancelled;
import io.mcpx.examples.call.Needs;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A tool call that goes on after its request was answered. Used on one event loop only. */
final class Task {

    static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String id;
    private final Tool tool;
    private final Call call;
    private final Consumer<Task> onChange;
    private final String createdAt = Instant.now().toString();
    private final Promise<Void> cancelled = Promise.promise();
    private final Map<String, ObjectNode> pending = new LinkedHashMap<>();
    private final ObjectNode answers;

    private String status = "working";
    private String updatedAt = createdAt;
    private @Nullable String state;
    private @Nullable JsonNode result;
    private @Nullable McpError error;

    Task(String id, Tool tool, Call call, Consumer<Task> onChange) {
        this.id = id;
        this.tool = tool;
        this.call = call;
        this.onChange = onChange;
        answers = call.answers().byKey().deepCopy();
    }

    String id() {
        return id;
    }

    void run() {
        tool.call(call.inBackground(cancelled.future()).with(new Answers(answers), state))
                .onSuccess(this::arrived)
                .onFailure(this::failed);
    }

    /** Takes the answers it is waiting for and goes on when there are none left. */
    void update(ObjectNode responses) {
        if (!status.equals("input_required")) {
            return;
        }
        responses.properties().stream()
                .filter(response -> response.getValue().isObject() && pending.containsKey(response.getKey()))
                .forEach(response -> {
                    answers.set(response.getKey(), response.getValue());
                    pending.remove(response.getKey());
                });
        if (pending.isEmpty()) {
            move("working");
            run();
        }
    }

    void cancel() {
        if (!isOver()) {
            move("cancelled");
            cancelled.tryComplete();
        }
    }

    /** The fields every shape of a task has. */
    ObjectNode summary() {
        return Json.object()
                .put("taskId", id)
                .put("status", status)
                .put("createdAt", createdAt)
                .put("lastUpdatedAt", updatedAt)
                .put("ttlMs", LIFE.toMillis())
                .put("pollIntervalMs", POLL.toMillis());
    }

    /** The fields of a task as revision 2025-11-25 has them. */
    ObjectNode legacySummary() {
        return Json.object()
                .put("taskId", id)
                .put("status", status)
                .put("createdAt", createdAt)
                .put("lastUpdatedAt", updatedAt)
                .put("ttl", LIFE.toMillis())
                .put("pollInterval", POLL.toMillis());
    }

    /** The summary and what belongs to the status. */
    ObjectNode details() {
        var details = summary();
        if (!pending.isEmpty()) {
            pending.forEach(details.putObject("inputRequests")::set);
        }
        if (result != null) {
            details.set("result", result);
        }
        if (error != null) {
            details.set("error", error.toJson());
        }
        return details;
    }

    boolean isOver() {
        return status.equals("completed") || status.equals("failed") || status.equals("cancelled");
    }

    /** What it waits for, by key; empty unless the status is {@code input_required}. */
    Map<String, ObjectNode> pending() {
        return new LinkedHashMap<>(pending);
    }

    /** The result of a task that is over; fails as the call itself would have failed. */
    JsonNode requireResult() {
        if (error != null) {
            throw error;
        }
        if (result == null) {
            throw McpError.invalidParams("the task has no result: " + status);
        }
        return result;
    }

    private void arrived(Outcome outcome) {
        if (isOver()) {
            return;
        }
        switch (outcome) {
            case Outcome.Complete(var complete) -> complete(complete);
            case Outcome.Verbatim(var text) -> complete(Json.raw(text));
            case Outcome.InputRequired(var questions, var newState) -> wait(questions, newState);
        }
    }

    private void complete(JsonNode outcome) {
        result = outcome;
        move("completed");
    }

    private void wait(Map<String, ObjectNode> questions, @Nullable String newState) {
        var missing = Needs.missing(questions, call.client());
        if (!missing.isEmpty()) {
            failed(McpError.missingCapability(missing));
            return;
        }
        state = newState;
        pending.putAll(questions);
        move("input_required");
    }

    private void failed(Throwable failure) {
        if (!isOver() && !(failure instanceof Cancelled)) {
            error = McpError.of(failure);
            move("failed");
        }
    }

    private void move(String newStatus) {
        status = newStatus;
        if (isOver()) {
            pending.clear();
        }
        updatedAt = Instant.now().toString();
        onChange.accept(this);
    }
}
