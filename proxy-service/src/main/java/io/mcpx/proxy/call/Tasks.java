// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.call.Handles.TaskHandle;
import io.mcpx.proxy.catalog.ExposedItem;
import io.mcpx.proxy.record.CallRecord.Outcome;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of either era between peers of that era: {@code tasks/get}, {@code update}, {@code cancel}, {@code result}. Ids travel
 * sealed, bound to caller and endpoint; each use asks the rules about the tool the task came from.
 */
@Singleton
final class Tasks implements MethodHandler {

    private final Forward forward;
    private final Handles handles;
    private final LegacyClients clients;

    Tasks(Forward forward, Handles handles, LegacyClients clients) {
        this.forward = forward;
        this.handles = handles;
        this.clients = clients;
    }

    @Override
    public void handle(Exchange exchange) {
        if (exchange.era() == Era.MODERN && !declaresTasks(exchange.client().capabilities())) {
            exchange.refuse(ClientErrors.missingExtension(ClientCapabilities.TASKS));
            return;
        }
        var id = exchange.require("taskId");
        if (id == null) {
            return;
        }
        var opened = handles.openTask(exchange, id);
        if (opened.isEmpty()) {
            exchange.refuse(ClientErrors.unknownTask());
            return;
        }
        var task = opened.get();
        exchange.trail().concerns(task.ruleName());
        var side = exchange.catalog().server(task.server());
        if (side.isEmpty() || !exchange.allows(ItemKind.TOOL, task.server(), task.ruleName())) {
            exchange.fail(Outcome.DENIED, ClientErrors.unknownTask());
            return;
        }
        var params = OutgoingParams.of(exchange).set("taskId", task.nativeId()).done();
        var outgoing = new Forward.Outgoing(
                task.server(),
                side.get().eras().towards(exchange.era()),
                exchange.request().method(),
                params,
                null,
                false,
                null);
        forward.send(exchange, outgoing, result -> sealUsed(result, task, id));
    }

    private static boolean declaresTasks(JsonObject capabilities) {
        var extensions = capabilities.object("extensions");
        return extensions != null && extensions.has(ClientCapabilities.TASKS);
    }

    /** The result of a call that became a task, with the id sealed; any other result as it is. */
    Slice sealCreated(Exchange exchange, ExposedItem item, Slice result) {
        var holder = holderOf(result.asObject());
        var id = holder == null ? null : holder.string("taskId");
        if (holder == null || id == null) {
            return result;
        }
        var handle = handles.task(exchange, item.server(), item.ruleName(), id);
        if (exchange.client() instanceof ClientProgram.Legacy(var session)) {
            clients.of(session).tasks().hold(item.server(), id, handle);
        }
        return Splice.of(result).put(holder, "taskId", JsonWriter.quote(handle)).toSlice();
    }

    /** Modern results carry the task themselves, legacy ones in {@code task}. */
    private static @Nullable JsonObject holderOf(JsonObject result) {
        return "task".equals(result.string("resultType")) ? result : result.object("task");
    }

    /** The same handle the client asked with, wherever the server wrote its own id. */
    private static Slice sealUsed(Slice result, TaskHandle task, String handle) {
        var object = result.asObject();
        var edits = Splice.of(result);
        restore(object, task, handle, edits);
        var meta = object.object("_meta");
        var related = meta == null ? null : meta.object(MetaKeys.RELATED_TASK);
        if (related != null) {
            restore(related, task, handle, edits);
        }
        return edits.isEmpty() ? result : edits.toSlice();
    }

    private static void restore(JsonObject holder, TaskHandle task, String handle, Splice edits) {
        if (task.nativeId().equals(holder.string("taskId"))) {
            edits.put(holder, "taskId", JsonWriter.quote(handle));
        }
    }
}
