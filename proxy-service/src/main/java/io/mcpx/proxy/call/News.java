// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.Snapshot;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be other than watchers were told: whose lists cannot have changed needs no look at them. Immutable. What agents may
 * do does not matter here, as an agent that is limited otherwise loses its streams.
 *
 * @param told the configuration that watchers know; null if it is still that one
 * @param servers whose catalogue or state is another
 */
record News(@Nullable Snapshot told, Set<ServerName> servers) {

    static final News NONE = new News(null, Set.of());

    News {
        servers = Set.copyOf(servers);
    }

    /** And one server has changed. */
    News andOfServer(ServerName server) {
        var more = new HashSet<>(servers);
        more.add(server);
        return new News(told, more);
    }

    /** And this configuration is no longer in force; of several the first is what watchers know. */
    News andOfSnapshot(Snapshot before) {
        return new News(told == null ? before : told, servers);
    }

    /** Whether the endpoint exists and its lists may be others now. */
    boolean concerns(EndpointId endpoint, Snapshot now) {
        return now.has(endpoint) && (serversBehind(endpoint, now) || (told != null && differs(endpoint, told, now)));
    }

    private boolean serversBehind(EndpointId endpoint, Snapshot now) {
        var behind = behind(endpoint, now);
        return behind == null ? !servers.isEmpty() : !Collections.disjoint(servers, behind);
    }

    private static boolean differs(EndpointId endpoint, Snapshot told, Snapshot now) {
        return !told.groups().equals(now.groups())
                || !told.rules().equals(now.rules())
                || !told.naming().equals(now.naming())
                || !Objects.equals(gateway(endpoint, told), gateway(endpoint, now))
                || differInServers(behind(endpoint, now), told, now);
    }

    private static boolean differInServers(@Nullable Set<ServerName> behind, Snapshot told, Snapshot now) {
        return behind == null
                ? !told.servers().equals(now.servers())
                : behind.stream()
                        .anyMatch(name -> !Objects.equals(
                                told.servers().get(name), now.servers().get(name)));
    }

    private static @Nullable GatewaySpec gateway(EndpointId endpoint, Snapshot snapshot) {
        return endpoint instanceof EndpointId.Gateway(var name)
                ? snapshot.gateways().get(name)
                : null;
    }

    /** The servers behind an endpoint; null for all there are. */
    private static @Nullable Set<ServerName> behind(EndpointId endpoint, Snapshot snapshot) {
        return switch (endpoint) {
            case EndpointId.All() -> null;
            case EndpointId.Server(var name) -> Set.of(name);
            case EndpointId.Gateway(var name) -> {
                var gateway = snapshot.gateways().get(name);
                yield gateway == null || gateway.servers().isEmpty()
                        ? null
                        : gateway.servers().keySet();
            }
        };
    }
}
