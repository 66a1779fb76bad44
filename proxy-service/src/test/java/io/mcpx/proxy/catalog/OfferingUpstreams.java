// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.CatalogItem;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.ServerCatalog;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamEvents;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.Upstreams;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Servers that only have tools to list. */
final class OfferingUpstreams implements Upstreams {

    private final Map<ServerName, Upstream> servers = new TreeMap<>();

    /** From now on this server has these tools and no others. */
    void offer(ServerSpec spec, String... tools) {
        servers.put(spec.name(), new Offering(spec, catalog(tools)));
    }

    private static ServerCatalog catalog(String... tools) {
        var items = Stream.of(tools)
                .map(name -> new CatalogItem(ItemKind.TOOL, name, Slice.trusted("{\"name\":\"" + name + "\"}")))
                .toList();
        return new ServerCatalog(JsonObject.EMPTY, null, null, items, List.of(), List.of(), List.of());
    }

    @Override
    public @Nullable Upstream find(ServerName name) {
        return servers.get(name);
    }

    @Override
    public Collection<Upstream> all() {
        return servers.values();
    }

    @Override
    public void events(UpstreamEvents events) {}

    private record Offering(ServerSpec spec, ServerCatalog catalog) implements Upstream {

        @Override
        public ServerState state() {
            return new ServerState.Ready(Revision.V2025_11_25, false, Instant.EPOCH);
        }

        @Override
        public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
            throw new UnsupportedOperationException("only lists");
        }

        @Override
        public void notify(ClientContext client, String method) {}

        @Override
        public void logLevel(ClientContext client) {}

        @Override
        public void subscribe(String uri) {}

        @Override
        public void unsubscribe(String uri) {}

        @Override
        public void forget(String sessionKey) {}
    }
}
