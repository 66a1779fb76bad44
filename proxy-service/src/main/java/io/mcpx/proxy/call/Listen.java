// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.proxy.record.CallRecord.Outcome;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code subscriptions/listen}: a stream that tells a modern client of changes until one side ends it. */
@Singleton
final class Listen implements MethodHandler {

    private static final int MOST_RESOURCES = 1000;

    private final ChangeFeed feed;

    Listen(ChangeFeed feed) {
        this.feed = feed;
    }

    @Override
    public void handle(Exchange exchange) {
        var filter = exchange.params().object("notifications");
        if (filter == null) {
            exchange.refuse(ClientErrors.invalidParams(
                    "notifications: missing (expected: an object that says what to listen to)"));
            return;
        }
        if (filter.array("resourceSubscriptions").size() > MOST_RESOURCES) {
            exchange.refuse(ClientErrors.invalidParams(
                    "notifications.resourceSubscriptions: too many (expected: at most " + MOST_RESOURCES + ")"));
            return;
        }
        var stream = new ListenStream(exchange, lists(exchange, filter), resources(exchange, filter));
        stream.acknowledge();
        stream.watched().forEach(feed::watch);
        feed.add(stream);
        exchange.reply().onCancel(() -> {
            feed.remove(stream);
            exchange.trail().end(Outcome.OK, 0, 0);
        });
    }

    private static Set<ItemKind> lists(Exchange exchange, JsonObject filter) {
        var offered = EndpointCapabilities.of(exchange);
        var lists = EnumSet.noneOf(ItemKind.class);
        wanted(filter, "toolsListChanged", ItemKind.TOOL, offered, lists);
        wanted(filter, "promptsListChanged", ItemKind.PROMPT, offered, lists);
        wanted(filter, "resourcesListChanged", ItemKind.RESOURCE, offered, lists);
        return lists;
    }

    private static void wanted(
            JsonObject filter, String name, ItemKind kind, EndpointCapabilities offered, Set<ItemKind> lists) {
        var flag = filter.find(name);
        if (flag != null && flag.isTrue() && offered.offers(kind)) {
            lists.add(kind);
        }
    }

    /** Resources the caller may read; the others are left out of the acknowledgement. */
    private static Map<ResourceKey, String> resources(Exchange exchange, JsonObject filter) {
        var resources = new HashMap<ResourceKey, String>();
        if (!EndpointCapabilities.of(exchange).subscribes()) {
            return resources;
        }
        for (var element : filter.array("resourceSubscriptions")) {
            if (element.isString()) {
                var uri = element.asString();
                ResourceRoute.find(exchange, uri)
                        .filter(route -> exchange.allows(ItemKind.RESOURCE, route.server(), route.nativeUri()))
                        .ifPresent(route -> resources.put(new ResourceKey(route.server(), route.nativeUri()), uri));
            }
        }
        return resources;
    }
}
