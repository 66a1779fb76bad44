// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.config.Snapshots;
import java.util.Map;
import java.util.Set;

/** One {@code subscriptions/listen} stream of a modern client; every message on it carries its id. */
final class ListenStream extends Watcher {

    private final Exchange exchange;
    private final Set<ItemKind> lists;
    private final Map<ResourceKey, String> resources;

    /**
     * A stream about these lists and resources.
     *
     * @param resources exposed URI by watched resource
     */
    ListenStream(Exchange exchange, Set<ItemKind> lists, Map<ResourceKey, String> resources) {
        this.exchange = exchange;
        this.lists = Set.copyOf(lists);
        this.resources = Map.copyOf(resources);
    }

    /** The configuration that the request was admitted by. */
    Snapshots.InForce letInBy() {
        return exchange.inbound().inForce();
    }

    Set<ResourceKey> watched() {
        return resources.keySet();
    }

    @Override
    EndpointId endpoint() {
        return exchange.endpoint();
    }

    @Override
    Caller caller() {
        return exchange.caller();
    }

    @Override
    boolean wantsListsOf(ItemKind kind) {
        return lists.contains(kind);
    }

    /** The first message: the subset of what was asked for that is honoured. */
    void acknowledge() {
        var json = new JsonWriter().beginObject().name("notifications").beginObject();
        flag(json, "toolsListChanged", ItemKind.TOOL);
        flag(json, "promptsListChanged", ItemKind.PROMPT);
        flag(json, "resourcesListChanged", ItemKind.RESOURCE);
        if (!resources.isEmpty()) {
            json.name("resourceSubscriptions").beginArray();
            resources.values().stream().sorted().forEach(json::string);
            json.endArray();
        }
        json.endObject().name("_meta").raw(meta()).endObject();
        exchange.reply().send(Messages.notification(Methods.SUBSCRIPTIONS_ACKNOWLEDGED, json.toBytes()));
    }

    private void flag(JsonWriter json, String name, ItemKind kind) {
        if (lists.contains(kind)) {
            json.name(name).bool(true);
        }
    }

    private Slice meta() {
        return Slice.trusted(new JsonWriter()
                .beginObject()
                .name(MetaKeys.SUBSCRIPTION_ID)
                .raw(exchange.request().id().raw())
                .endObject()
                .toBytes());
    }

    @Override
    void listChanged(ItemKind kind) {
        exchange.reply().send(Messages.notification(listChange(kind), withMeta().toBytes()));
    }

    private JsonWriter withMeta() {
        return new JsonWriter().beginObject().name("_meta").raw(meta()).endObject();
    }

    @Override
    void resourceUpdated(ResourceKey key, Message.Notification notification) {
        var exposedUri = resources.get(key);
        if (exposedUri == null) {
            return;
        }
        var params = notification.params();
        var edits = Splice.of(notification.slice());
        if (!exposedUri.equals(params.string("uri"))) {
            edits.put(params, "uri", JsonWriter.quote(exposedUri));
        }
        var present = params.object("_meta");
        if (present == null) {
            edits.put(params, "_meta", meta());
        } else {
            edits.put(present, MetaKeys.SUBSCRIPTION_ID, exchange.request().id().raw());
        }
        exchange.reply().send(edits.toBytes());
    }

    /** Ends the stream from our side, as the revision offers it: with the result of the request. */
    void finish() {
        var json = new JsonWriter().beginObject().name("resultType").string("complete");
        exchange.succeed(
                Slice.trusted(json.name("_meta").raw(meta()).endObject().toBytes()));
    }
}
