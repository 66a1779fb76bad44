// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that an endpoint's catalogue is made of: equal inputs make equal catalogues.
 *
 * @param servers behind the endpoint, sorted by name
 */
record CatalogInputs(ExposedNames names, List<Source> servers) {

    /** A server with its specification. */
    record Source(ServerSpec spec, ServerSide side) {}

    CatalogInputs {
        servers = List.copyOf(servers);
    }

    /** Those of an endpoint, of servers as they stand now. */
    static CatalogInputs of(Snapshot snapshot, EndpointId endpoint, Function<ServerSpec, ServerSide> sides) {
        var servers = servers(snapshot, endpoint).stream()
                .filter(ServerSpec::active)
                .sorted(Comparator.comparing(ServerSpec::name))
                .map(spec -> new Source(spec, sides.apply(spec)))
                .toList();
        return new CatalogInputs(names(snapshot, endpoint), servers);
    }

    private static Collection<ServerSpec> servers(Snapshot snapshot, EndpointId endpoint) {
        return switch (endpoint) {
            case EndpointId.All() -> snapshot.servers().values();
            case EndpointId.Gateway(var name) ->
                behind(snapshot, snapshot.gateways().get(name));
            case EndpointId.Server(var name) ->
                Stream.ofNullable(snapshot.servers().get(name)).toList();
        };
    }

    private static Collection<ServerSpec> behind(Snapshot snapshot, @Nullable GatewaySpec gateway) {
        if (gateway == null) {
            return List.of();
        }
        return gateway.servers().isEmpty()
                ? snapshot.servers().values()
                : gateway.servers().keySet().stream()
                        .flatMap(name -> Stream.ofNullable(snapshot.servers().get(name)))
                        .toList();
    }

    private static ExposedNames names(Snapshot snapshot, EndpointId endpoint) {
        return switch (endpoint) {
            case EndpointId.All() -> ExposedNames.of(snapshot.naming());
            case EndpointId.Gateway(var name) -> {
                var gateway = snapshot.gateways().get(name);
                yield ExposedNames.of(gateway == null ? snapshot.naming() : gateway.naming());
            }
            case EndpointId.Server _ -> ExposedNames.asTheyAre();
        };
    }
}
