// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.catalog.CatalogBuilder.Source;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.upstream.ServerCatalog;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.Upstreams;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The catalogues of all endpoints as they stand now. One is made when it is first asked for and thrown away when a server
 * or the snapshot changes. Thread-safe.
 */
@Singleton
public final class Catalogs {

    private static final Logger LOG = Logger.getLogger(Catalogs.class);

    private record Made(Snapshots.InForce inForce, Map<EndpointId, EndpointCatalog> byEndpoint) {}

    private final Upstreams upstreams;
    private final Map<ServerName, SpokenEras> lastKnownEras = new ConcurrentHashMap<>();
    private final Map<EndpointId, List<String>> reported = new ConcurrentHashMap<>();
    private volatile Made made = new Made(
            new Snapshots.InForce(Snapshot.EMPTY, (caller, endpoint) -> {
                throw new IllegalStateException("no snapshot is in force");
            }),
            Map.of());

    Catalogs(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    /** Forgets every catalogue made so far: a server's own changed. */
    public void invalidate() {
        made = new Made(made.inForce(), new ConcurrentHashMap<>());
    }

    /** The catalogue of an endpoint that exists in the snapshot. */
    @SuppressWarnings("ReferenceEquality") // a swap makes another instance; comparing contents would cost on every call
    public EndpointCatalog of(Snapshots.InForce inForce, EndpointId endpoint) {
        var present = made;
        if (present.inForce() != inForce) {
            present = new Made(inForce, new ConcurrentHashMap<>());
            made = present;
        }
        var known = present.byEndpoint().get(endpoint);
        return known != null
                ? known
                : present.byEndpoint().computeIfAbsent(endpoint, id -> build(inForce.snapshot(), id));
    }

    private EndpointCatalog build(Snapshot snapshot, EndpointId endpoint) {
        var sources = servers(snapshot, endpoint).stream()
                .filter(ServerSpec::active)
                .sorted(Comparator.comparing(ServerSpec::name))
                .map(spec -> new Source(spec, side(spec)))
                .toList();
        var catalog = new CatalogBuilder(names(snapshot, endpoint), sources).build();
        report(endpoint, catalog.collisions());
        return catalog;
    }

    /** Says each collision once, not every time a catalogue is made anew. */
    private void report(EndpointId endpoint, List<String> collisions) {
        var before = reported.put(endpoint, collisions);
        for (var collision : collisions) {
            if (before == null || !before.contains(collision)) {
                LOG.warnf("name collision endpoint=%s %s", endpoint.path(), collision);
            }
        }
    }

    private static Collection<ServerSpec> servers(Snapshot snapshot, EndpointId endpoint) {
        return switch (endpoint) {
            case EndpointId.All() -> snapshot.servers().values();
            case EndpointId.Gateway(var name) ->
                behind(snapshot, snapshot.gateways().get(name));
            case EndpointId.Server(var name) -> {
                var spec = snapshot.servers().get(name);
                yield spec == null ? List.of() : List.of(spec);
            }
        };
    }

    private static Collection<ServerSpec> behind(Snapshot snapshot, @Nullable GatewaySpec gateway) {
        if (gateway == null) {
            return List.of();
        }
        return gateway.servers().isEmpty()
                ? snapshot.servers().values()
                : snapshot.servers().values().stream()
                        .filter(spec -> gateway.servers().containsKey(spec.name()))
                        .toList();
    }

    private static ExposedNames names(Snapshot snapshot, EndpointId endpoint) {
        return switch (endpoint) {
            case EndpointId.All() -> ExposedNames.of(snapshot.naming());
            case EndpointId.Gateway(var name) -> {
                var gateway = snapshot.gateways().get(name);
                yield ExposedNames.of(gateway == null ? snapshot.naming() : gateway.naming());
            }
            case EndpointId.Server _ -> ExposedNames.bare();
        };
    }

    private ServerSide side(ServerSpec spec) {
        var upstream = upstreams.find(spec.name());
        return upstream == null
                ? new ServerSide(spec.name(), SpokenEras.LEGACY_ONLY, false, false, ServerCatalog.EMPTY)
                : side(spec.name(), upstream);
    }

    private ServerSide side(ServerName name, Upstream upstream) {
        var state = upstream.state();
        if (state instanceof ServerState.Ready(var revision, var bothEras, var _)) {
            lastKnownEras.put(name, new SpokenEras(revision.era(), bothEras));
        }
        var catalog = upstream.catalog();
        return new ServerSide(
                name,
                lastKnownEras.getOrDefault(name, SpokenEras.LEGACY_ONLY),
                lastKnownEras.containsKey(name),
                state instanceof ServerState.Ready,
                catalog);
    }
}
