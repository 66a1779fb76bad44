// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.Era;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Needs;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.tasks.Tasks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Set;

/** Revision 2026-07-28: every request stands alone. Used on one event loop only. */
public final class ModernService {

    private static final Set<String> OWN_METHODS =
            Set.of("server/discover", "subscriptions/listen", "tasks/get", "tasks/update", "tasks/cancel");
    private static final Set<String> CACHEABLE = Set.of(
            "server/discover",
            "tools/list",
            "prompts/list",
            "resources/list",
            "resources/templates/list",
            "resources/read");

    private static final String CAPABILITIES = """
            {"tools":{"listChanged":true},"prompts":{"listChanged":true},\
            "resources":{"subscribe":true,"listChanged":true},"logging":{},"completions":{},\
            "extensions":{"io.modelcontextprotocol/tasks":{}}}""";

    private final Features features;
    private final Tasks tasks;
    private final Subscriptions subscriptions;
    private final long ttlMillis;

    /** Lists and resources may be cached for {@code ttlMillis}. */
    public ModernService(Vertx vertx, Features features, long ttlMillis) {
        this.features = features;
        this.ttlMillis = ttlMillis;
        tasks = new Tasks(vertx, features.changes());
        subscriptions = new Subscriptions(features.changes());
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public void requireKnown(String method) {
        if (!OWN_METHODS.contains(method) && !Features.METHODS.contains(method)) {
            throw McpError.methodNotFound(method);
        }
    }

    /** The tool a request calls, for checks before it is called. */
    public Optional<Tool> tool(String name) {
        return features.toolbox().find(name);
    }

    /** The JSON text of the result; fails with {@link McpError}. */
    public Future<String> handle(Call call) {
        try {
            requireKnown(call.request().method());
            return dispatch(call);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<String> dispatch(Call call) {
        return switch (call.request().method()) {
            case "server/discover" -> Future.succeededFuture(complete(call, discover()));
            case "subscriptions/listen" -> listen(call).map(result -> complete(call, result));
            case "tools/call" -> callTool(call).onFailure(features::count);
            case "tasks/get" -> task(call).map(checked -> complete(call, tasks.get(call)));
            case "tasks/update" -> task(call).map(checked -> complete(call, tasks.update(call)));
            case "tasks/cancel" -> task(call).map(checked -> complete(call, tasks.cancel(call)));
            default -> features.handle(call).map(outcome -> result(call, outcome));
        };
    }

    private ObjectNode discover() {
        var result = Json.object();
        result.putArray("supportedVersions").add(Era.MODERN_REVISION);
        result.set("capabilities", Json.object(CAPABILITIES));
        return result.put("instructions", "An example server: every tool does what its name says.");
    }

    private Future<ObjectNode> listen(Call call) {
        var asksForTasks = call.params().path("notifications").has("taskIds");
        return asksForTasks ? task(call).compose(checked -> subscriptions.listen(call)) : subscriptions.listen(call);
    }

    private Future<Void> task(Call call) {
        return followsTasks(call)
                ? Future.succeededFuture()
                : Future.failedFuture(McpError.missingCapability(Tasks.required()));
    }

    private static boolean followsTasks(Call call) {
        return call.client().declaresExtension(Tasks.EXTENSION);
    }

    private Future<String> callTool(Call call) {
        var tool = features.tool(call);
        return switch (tool.taskMode()) {
            case NEVER -> direct(tool, call);
            case OPTIONAL -> followsTasks(call) ? begin(tool, call) : direct(tool, call);
            case REQUIRED -> task(call).compose(checked -> begin(tool, call));
            case REQUIRED_AFTER_INPUT -> task(call).compose(checked -> askThenBegin(tool, call));
        };
    }

    private Future<String> direct(Tool tool, Call call) {
        return tool.call(call).map(outcome -> result(call, outcome));
    }

    private Future<String> begin(Tool tool, Call call) {
        return Future.succeededFuture(identified(tasks.create(tool, call)));
    }

    private Future<String> askThenBegin(Tool tool, Call call) {
        return tool.call(call)
                .compose(outcome -> outcome instanceof Outcome.InputRequired
                        ? Future.succeededFuture(result(call, outcome))
                        : begin(tool, call));
    }

    private String result(Call call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Complete(var result) -> complete(call, result);
            case Outcome.Verbatim(var result) -> result;
            case Outcome.InputRequired open -> inputRequired(call, open);
        };
    }

    private String inputRequired(Call call, Outcome.InputRequired open) {
        var missing = Needs.missing(open.questions(), call.client());
        if (!missing.isEmpty()) {
            throw McpError.missingCapability(missing);
        }
        var result = Json.object().put("resultType", "input_required");
        open.questions().forEach(result.putObject("inputRequests")::set);
        if (open.state() != null) {
            result.put("requestState", open.state());
        }
        return identified(result);
    }

    private String complete(Call call, ObjectNode result) {
        result.put("resultType", "complete");
        if (CACHEABLE.contains(call.request().method())) {
            result.put("ttlMs", ttlMillis).put("cacheScope", "public");
        }
        return identified(result);
    }

    private String identified(ObjectNode result) {
        result.withObjectProperty("_meta").set(ModernMeta.SERVER_INFO, features.serverInfo());
        return Json.write(result);
    }
}
