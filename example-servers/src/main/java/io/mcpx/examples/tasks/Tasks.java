// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Change;
import io.mcpx.examples.call.Changes;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** All tasks of one server. Used on one event loop only. */
public final class Tasks {

    /** The name of the extension. */
    public static final String EXTENSION = "io.modelcontextprotocol/tasks";

    private final Vertx vertx;
    private final Changes changes;
    private final Map<String, Task> tasks = new HashMap<>();

    public Tasks(Vertx vertx, Changes changes) {
        this.vertx = vertx;
        this.changes = changes;
    }

    /** Begins a task and answers how it can be followed. */
    public ObjectNode create(Tool tool, Call call) {
        var task = new Task(UUID.randomUUID().toString(), tool, call, this::tell);
        tasks.put(task.id(), task);
        vertx.setTimer(Task.LIFE.toMillis(), timer -> tasks.remove(task.id()));
        var created = Json.object().put("resultType", "task");
        created.setAll(task.summary());
        task.run();
        return created;
    }

    public ObjectNode get(Call call) {
        return task(call).details();
    }

    /** Acknowledges with nothing. */
    public ObjectNode update(Call call) {
        task(call).update(Json.objectIn(call.params(), "inputResponses"));
        return Json.object();
    }

    /** Acknowledges with nothing, also when the task is already over. */
    public ObjectNode cancel(Call call) {
        task(call).cancel();
        return Json.object();
    }

    /** What a client lacks that did not declare the extension. */
    public static ObjectNode required() {
        var required = Json.object();
        required.putObject("extensions").putObject(EXTENSION);
        return required;
    }

    private Task task(Call call) {
        var id = call.params().path("taskId").asText();
        var task = tasks.get(id);
        if (task == null) {
            throw McpError.invalidParams("Unknown task: " + id);
        }
        return task;
    }

    private void tell(Task task) {
        changes.publish(new Change.Task(task.id(), task.details()));
    }
}
