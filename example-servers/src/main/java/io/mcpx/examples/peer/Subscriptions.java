// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Cancelled;
import io.mcpx.examples.call.Change;
import io.mcpx.examples.call.Changes;
import io.mcpx.examples.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The open {@code subscriptions/listen} requests. Used on one event loop only. */
public final class Subscriptions {

    private final Changes changes;
    private final Set<Promise<ObjectNode>> open = new HashSet<>();

    Subscriptions(Changes changes) {
        this.changes = changes;
    }

    /** Ends every stream the way a server does that goes down. */
    public void endAll() {
        List.copyOf(open).forEach(stream -> stream.tryComplete(Json.object()));
    }

    public int count() {
        return open.size();
    }

    /** Acknowledges and then tells of changes until the client leaves or {@link #endAll} is called. */
    Future<ObjectNode> listen(Call call) {
        var filter = call.params().path("notifications");
        var acknowledged = Json.object();
        acknowledged.set("notifications", filter.isObject() ? filter.deepCopy() : Json.object());
        send(call, "notifications/subscriptions/acknowledged", acknowledged);
        var end = Promise.<ObjectNode>promise();
        open.add(end);
        var stop = changes.listen(change -> tell(call, filter, change));
        call.cancelled().onSuccess(gone -> end.tryFail(new Cancelled()));
        return end.future()
                .onComplete(ended -> {
                    stop.run();
                    open.remove(end);
                })
                .map(result -> tagged(call, result));
    }

    private static void tell(Call call, JsonNode filter, Change change) {
        switch (change) {
            case Change.Tools() -> ifAsked(call, filter, "toolsListChanged", "notifications/tools/list_changed");
            case Change.Prompts() -> ifAsked(call, filter, "promptsListChanged", "notifications/prompts/list_changed");
            case Change.Resources() ->
                ifAsked(call, filter, "resourcesListChanged", "notifications/resources/list_changed");
            case Change.ResourceUpdated(var uri) -> {
                if (names(filter, "resourceSubscriptions", uri)) {
                    send(call, "notifications/resources/updated", Json.object().put("uri", uri));
                }
            }
            case Change.Question(var question) -> {
                // modern servers ask only in answers
            }
            case Change.Task(var id, var task) -> {
                if (names(filter, "taskIds", id)) {
                    send(call, "notifications/tasks", task.deepCopy());
                }
            }
        }
    }

    private static void ifAsked(Call call, JsonNode filter, String member, String method) {
        if (filter.path(member).asBoolean()) {
            send(call, method, Json.object());
        }
    }

    private static boolean names(JsonNode filter, String member, String name) {
        var names = new ArrayList<String>();
        filter.path(member).forEach(item -> names.add(item.asText()));
        return names.contains(name);
    }

    private static void send(Call call, String method, ObjectNode params) {
        call.notify(method, tagged(call, params));
    }

    private static ObjectNode tagged(Call call, ObjectNode params) {
        var id = Json.raw(call.request().id());
        params.withObjectProperty("_meta").set(ModernMeta.SUBSCRIPTION, id);
        return params;
    }
}
