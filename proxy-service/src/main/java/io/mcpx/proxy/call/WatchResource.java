// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.record.CallRecord.Outcome;
import jakarta.inject.Singleton;

/** {@code resources/subscribe} and {@code resources/unsubscribe} of a legacy session. */
@Singleton
final class WatchResource implements MethodHandler {

    private static final int MOST_PER_SESSION = 1000;

    private final LegacyClients clients;
    private final ChangeFeed feed;

    WatchResource(LegacyClients clients, ChangeFeed feed) {
        this.clients = clients;
        this.feed = feed;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!(exchange.client() instanceof ClientProgram.Legacy(var session))
                || !EndpointCapabilities.of(exchange).subscribes()) {
            exchange.refuse(ClientErrors.unknownMethod(exchange.request().method()));
            return;
        }
        var uri = exchange.require("uri");
        if (uri == null) {
            return;
        }
        exchange.trail().concerns(uri);
        var route = ResourceRoute.find(exchange, uri);
        if (route.isEmpty()) {
            exchange.refuse(ReadResource.notFound(exchange, uri));
            return;
        }
        var key = new ResourceKey(route.get().server(), route.get().nativeUri());
        if (!exchange.allows(ItemKind.RESOURCE, key.server(), key.nativeUri())) {
            exchange.fail(Outcome.DENIED, ReadResource.notFound(exchange, uri));
        } else if (Methods.RESOURCES_SUBSCRIBE.equals(exchange.request().method())) {
            watch(exchange, clients.of(session), key, uri);
        } else {
            unwatch(exchange, clients.of(session), key);
        }
    }

    private void watch(Exchange exchange, LegacyWatcher watcher, ResourceKey key, String uri) {
        if (watcher.watchedCount() >= MOST_PER_SESSION) {
            exchange.refuse(ClientErrors.invalidParams(
                    "uri: too many subscriptions (expected: at most " + MOST_PER_SESSION + " in a session)"));
            return;
        }
        if (watcher.watch(key, uri)) {
            feed.watch(key);
        }
        exchange.succeed(JsonObject.EMPTY.slice());
    }

    private void unwatch(Exchange exchange, LegacyWatcher watcher, ResourceKey key) {
        if (watcher.unwatch(key)) {
            feed.unwatch(key);
        }
        exchange.succeed(JsonObject.EMPTY.slice());
    }
}
