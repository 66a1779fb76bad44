// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.catalog.Fingerprint;
import java.util.EnumMap;
import java.util.Map;

/** Someone who is told of changes: a legacy session, or one listen stream of a modern client. */
abstract sealed class Watcher permits LegacyWatcher, ListenStream {

    private final Map<ItemKind, Fingerprint> seen = new EnumMap<>(ItemKind.class);

    abstract EndpointId endpoint();

    abstract Caller caller();

    abstract boolean wantsListsOf(ItemKind kind);

    /** Tells that a list is another one now. */
    abstract void listChanged(ItemKind kind);

    /** Passes an update of a watched resource on. */
    abstract void resourceUpdated(ResourceKey key, Message.Notification notification);

    /** Whether the visible list differs from the one this watcher knows; from now on it knows this one. */
    final synchronized boolean isNews(ItemKind kind, Fingerprint now) {
        var before = seen.put(kind, now);
        return before != null && !before.equals(now);
    }

    static String listChange(ItemKind kind) {
        return switch (kind) {
            case TOOL -> Methods.TOOLS_LIST_CHANGED;
            case PROMPT -> Methods.PROMPTS_LIST_CHANGED;
            case RESOURCE, RESOURCE_TEMPLATE -> Methods.RESOURCES_LIST_CHANGED;
        };
    }
}
