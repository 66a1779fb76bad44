// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.proxy.session.LegacySession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A legacy session with what the gateway remembers of it: log level and watched resources. Thread-safe. */
final class LegacyWatcher extends Watcher {

    private final LegacySession session;
    private final Map<ResourceKey, String> resources = new ConcurrentHashMap<>();
    private final HeldTasks tasks = new HeldTasks();
    private volatile @Nullable String logLevel;

    LegacyWatcher(LegacySession session) {
        this.session = session;
    }

    LegacySession session() {
        return session;
    }

    HeldTasks tasks() {
        return tasks;
    }

    @Nullable
    String logLevel() {
        return logLevel;
    }

    void logLevel(String level) {
        logLevel = level;
    }

    /** Returns false if it was watched already. */
    boolean watch(ResourceKey key, String exposedUri) {
        return resources.put(key, exposedUri) == null;
    }

    /** Returns false if it was not watched. */
    boolean unwatch(ResourceKey key) {
        return resources.remove(key) != null;
    }

    Iterable<ResourceKey> watched() {
        return resources.keySet();
    }

    int watchedCount() {
        return resources.size();
    }

    @Override
    EndpointId endpoint() {
        return session.endpoint();
    }

    @Override
    Caller caller() {
        return session.caller();
    }

    @Override
    boolean wantsListsOf(ItemKind kind) {
        return true;
    }

    @Override
    void listChanged(ItemKind kind) {
        session.notify(Messages.notification(listChange(kind)));
    }

    @Override
    void resourceUpdated(ResourceKey key, Message.Notification notification) {
        var exposedUri = resources.get(key);
        if (exposedUri == null) {
            return;
        }
        var params = notification.params();
        session.notify(
                exposedUri.equals(params.string("uri"))
                        ? notification.slice().toBytes()
                        : Splice.of(notification.slice())
                                .put(params, "uri", JsonWriter.quote(exposedUri))
                                .toBytes());
    }
}
