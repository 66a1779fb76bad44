// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Cancelled;
import io.mcpx.examples.call.Changes;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.StateSeal;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.content.Completions;
import io.mcpx.examples.content.Prompts;
import io.mcpx.examples.content.Resources;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.tools.Toolbox;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What one server offers, and the methods both eras share. */
public final class Features {

    /** The methods {@link #handle} knows. */
    static final Set<String> METHODS = Set.of(
            "tools/list",
            "tools/call",
            "prompts/list",
            "prompts/get",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "completion/complete");

    private final Changes changes = new Changes();
    private final Prompts prompts = new Prompts(changes);
    private final Resources resources = new Resources();
    private final Completions completions = new Completions();
    private final Toolbox toolbox;
    private final Pages pages;
    private final String serverName;
    private final AtomicInteger cancelledCalls = new AtomicInteger();

    /** Lists have pages of {@code pageSize}; 0 means one page. */
    public Features(String serverName, int pageSize, int extraTools, boolean badHeaders) {
        this.serverName = serverName;
        pages = new Pages(pageSize);
        toolbox = new Toolbox(prompts, changes, new StateSeal(), extraTools, badHeaders);
    }

    public Changes changes() {
        return changes;
    }

    public Toolbox toolbox() {
        return toolbox;
    }

    public Prompts prompts() {
        return prompts;
    }

    /** Calls that clients did not wait for. */
    public int cancelledCalls() {
        return cancelledCalls.get();
    }

    void count(Throwable failure) {
        if (failure instanceof Cancelled) {
            cancelledCalls.incrementAndGet();
        }
    }

    public ObjectNode serverInfo() {
        return Json.object().put("name", serverName).put("version", "0.1.0");
    }

    public Future<Outcome> handle(Call call) {
        var method = call.request().method();
        return switch (method) {
            case "tools/call" -> tool(call).call(call);
            case "prompts/get" -> Future.succeededFuture(prompts.get(call));
            case "resources/read" -> Future.succeededFuture(resources.read(call));
            case "completion/complete" -> Future.succeededFuture(completions.complete(call));
            case "tools/list" -> page(call, "tools", definitions(call));
            case "prompts/list" -> page(call, "prompts", prompts.list());
            case "resources/list" -> page(call, "resources", resources.list());
            case "resources/templates/list" -> page(call, "resourceTemplates", resources.templates());
            default -> throw McpError.methodNotFound(method);
        };
    }

    /** The tool that is called. */
    Tool tool(Call call) {
        var name = call.params().path("name").asText();
        var arguments = call.params().path("arguments");
        if (!arguments.isMissingNode() && !arguments.isObject()) {
            throw McpError.invalidParams("arguments: must be an object");
        }
        return toolbox.find(name)
                .filter(tool -> call.client().modern() || !tool.modernOnly())
                .orElseThrow(() -> McpError.invalidParams("Unknown tool: " + name));
    }

    private List<String> definitions(Call call) {
        return toolbox.list(call.client().modern()).stream()
                .map(tool -> tool.definitionFor(call.client()))
                .toList();
    }

    private Future<Outcome> page(Call call, String member, List<String> all) {
        return Future.succeededFuture(new Outcome.Complete(pages.page(call.params(), member, all)));
    }
}
