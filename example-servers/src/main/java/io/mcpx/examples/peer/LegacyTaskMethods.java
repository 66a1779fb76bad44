// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.peer;

import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Channel;
import io.mcpx.examples.call.TaskMode;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.rpc.Messages;
import io.mcpx.examples.tasks.LegacyTasks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Tasks as revision 2025-11-25 has them in its core: asked for by the client, fetched by {@code tasks/result}. */
final class LegacyTaskMethods {

    static final String CAPABILITY = "{\"list\":{},\"cancel\":{},\"requests\":{\"tools\":{\"call\":{}}}}";

    private final Features features;
    private final Questioning questioning;
    private final LegacyTasks tasks;

    LegacyTaskMethods(Vertx vertx, Features features, Questioning questioning, Channel general) {
        this.features = features;
        this.questioning = questioning;
        tasks = new LegacyTasks(vertx, task -> general.send(Messages.notification("notifications/tasks/status", task)));
    }

    /** Whether the call is about tasks; a call of a tool that insists on being a task is. */
    boolean handles(Call call) {
        if (!call.client().hasLegacyTasks()) {
            return false;
        }
        var method = call.request().method();
        return method.startsWith("tasks/") || (method.equals("tools/call") && (isAsked(call) || insists(call)));
    }

    Future<String> handle(Call call) {
        var method = call.request().method();
        return switch (method) {
            case "tools/call" -> begin(call);
            case "tasks/get" -> Future.succeededFuture(Json.write(tasks.get(call)));
            case "tasks/list" -> Future.succeededFuture(Json.write(tasks.list()));
            case "tasks/cancel" -> Future.succeededFuture(Json.write(tasks.cancel(call)));
            case "tasks/result" -> result(call);
            default -> throw McpError.methodNotFound(method);
        };
    }

    private static boolean isAsked(Call call) {
        return call.params().path("task").isObject();
    }

    private boolean insists(Call call) {
        var mode = features.tool(call).taskMode();
        return mode == TaskMode.REQUIRED || mode == TaskMode.REQUIRED_AFTER_INPUT;
    }

    private Future<String> begin(Call call) {
        var tool = features.tool(call);
        if (isAsked(call) == (tool.taskMode() == TaskMode.NEVER)) {
            throw McpError.methodNotFound(isAsked(call) ? "this tool as a task" : "this tool without a task");
        }
        return Future.succeededFuture(Json.write(tasks.create(tool, call)));
    }

    /** Waits for the end, and asks on this request's stream what the task wants to know. */
    private Future<String> result(Call call) {
        return tasks.settled(call).compose(settled -> {
            var questions = tasks.questions(call);
            if (questions.isEmpty()) {
                return Future.succeededFuture(Json.write(tasks.result(call)));
            }
            return questioning.ask(questions, call.channel()).compose(answers -> {
                tasks.answer(call, answers);
                return result(call);
            });
        });
    }
}
