// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The tasks of one session of revision 2025-11-25. Used on one event loop only. */
public final class LegacyTasks {

    private static final String RELATED = "io.modelcontextprotocol/related-task";

    private final Vertx vertx;
    private final Consumer<ObjectNode> onStatus;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final List<Promise<Void>> waiting = new ArrayList<>();

    /** {@code onStatus} hears of each new status of each task. */
    public LegacyTasks(Vertx vertx, Consumer<ObjectNode> onStatus) {
        this.vertx = vertx;
        this.onStatus = onStatus;
    }

    /** Begins a task and answers how it can be followed. */
    public ObjectNode create(Tool tool, Call call) {
        var task = new Task(UUID.randomUUID().toString(), tool, call, this::changed);
        tasks.put(task.id(), task);
        vertx.setTimer(Task.LIFE.toMillis(), timer -> tasks.remove(task.id()));
        var created = Json.object();
        created.set("task", task.legacySummary());
        task.run();
        return created;
    }

    public ObjectNode get(Call call) {
        return task(call).legacySummary();
    }

    public ObjectNode list() {
        var result = Json.object();
        var all = result.putArray("tasks");
        tasks.values().forEach(task -> all.add(task.legacySummary()));
        return result;
    }

    /** Refuses a task that is over, as the revision demands. */
    public ObjectNode cancel(Call call) {
        var task = task(call);
        if (task.isOver()) {
            throw McpError.invalidParams("the task is over");
        }
        task.cancel();
        return task.legacySummary();
    }

    /** Completes when the task is over or waits for input. */
    public Future<Void> settled(Call call) {
        var task = task(call);
        if (task.isOver() || !task.pending().isEmpty()) {
            return Future.succeededFuture();
        }
        var change = Promise.<Void>promise();
        waiting.add(change);
        return change.future().compose(changed -> settled(call));
    }

    /** What the task waits for, marked as belonging to it. */
    public Map<String, ObjectNode> questions(Call call) {
        var questions = task(call).pending();
        questions.replaceAll((key, question) -> related(call, question));
        return questions;
    }

    public void answer(Call call, ObjectNode answers) {
        task(call).update(answers);
    }

    /** What the call itself would have been answered, marked as belonging to the task. */
    public JsonNode result(Call call) {
        var result = task(call).requireResult();
        return result instanceof ObjectNode object ? mark(call, object.deepCopy()) : result;
    }

    private static ObjectNode related(Call call, ObjectNode question) {
        var copy = question.deepCopy();
        mark(call, copy.withObjectProperty("params"));
        return copy;
    }

    private static ObjectNode mark(Call call, ObjectNode object) {
        var meta = object.withObjectProperty("_meta");
        meta.putObject(RELATED).put("taskId", call.params().path("taskId").asText());
        return object;
    }

    private Task task(Call call) {
        var id = call.params().path("taskId").asText();
        var task = tasks.get(id);
        if (task == null) {
            throw McpError.invalidParams("Unknown task: " + id);
        }
        return task;
    }

    private void changed(Task task) {
        onStatus.accept(task.legacySummary());
        var woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(Promise::complete);
    }
}
