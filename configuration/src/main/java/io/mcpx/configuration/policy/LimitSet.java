// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import static java.util.stream.Collectors.toMap;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.route.Permission.AllowExcept;
import io.mcpx.configuration.route.Permission.BlockExcept;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Turns the parts of a snapshot that take rights away into limits. */
final class LimitSet {

    private final Snapshot snapshot;
    private final List<Limit> ofServers;

    LimitSet(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.ofServers = List.of(
                Limit.onlyTo("server unknown", servers(server -> true)),
                Limit.onlyTo("server inactive", servers(ServerSpec::active)),
                Limit.allButTools("disabledTools", disabledTools()));
    }

    Access access(EndpointId endpoint, Set<String> groups, boolean reachesEndpoint, Permission permission) {
        var limits = new ArrayList<>(ofServers);
        limits.addAll(of(endpoint));
        if (!reachesEndpoint) {
            limits.add(Limit.nothing("agent gateways"));
        }
        if (!groups.isEmpty()) {
            limits.add(Limit.onlyTo("agent groups " + sorted(groups), union(groups)));
        }
        limits.addAll(of(permission));
        return new LimitedAccess(endpoint, limits, allowing(permission));
    }

    private List<Limit> of(EndpointId endpoint) {
        return switch (endpoint) {
            case EndpointId.All() -> List.of();
            case EndpointId.Server(var name) -> List.of(Limit.onlyTo("endpoint", Map.of(name, Names.every())));
            case EndpointId.Gateway(var name) -> {
                var gateway = snapshot.gateways().get(name);
                yield gateway == null ? List.of(Limit.nothing("gateway unknown")) : of(gateway);
            }
        };
    }

    private List<Limit> of(GatewaySpec gateway) {
        var limits = new ArrayList<Limit>();
        if (!gateway.servers().isEmpty()) {
            limits.add(Limit.onlyTo("gateway servers", names(gateway.servers())));
        }
        if (!gateway.groups().isEmpty()) {
            limits.add(Limit.onlyTo("gateway groups " + sorted(gateway.groups()), union(gateway.groups())));
        }
        return limits;
    }

    private List<Limit> of(Permission permission) {
        return switch (permission) {
            case AllowExcept(var groups, var servers) -> {
                var limits = blocked(servers);
                sorted(groups).forEach(group -> limits.add(blocked(group)));
                yield limits;
            }
            case BlockExcept(var groups, var servers, var blocked) -> {
                var limits = blocked(blocked);
                limits.add(Limit.onlyTo(allowing(permission), allowed(groups, servers)));
                yield limits;
            }
        };
    }

    private static String allowing(Permission permission) {
        return switch (permission) {
            case AllowExcept(var groups, var servers) -> "permissions allow";
            case BlockExcept(var groups, var servers, var blocked) ->
                "permissions allow groups " + sorted(groups)
                        + (servers.isEmpty() ? "" : " and servers " + keys(servers));
        };
    }

    private static List<Limit> blocked(Set<ServerName> servers) {
        var limits = new ArrayList<Limit>();
        for (var server : new TreeSet<>(servers)) {
            limits.add(Limit.allBut("permissions block server " + server.key(), Map.of(server, Names.every())));
        }
        return limits;
    }

    /** A group that does not exist cannot say what it takes away; then nothing is left. */
    private Limit blocked(String group) {
        var rule = "permissions block group " + group;
        var blocked = snapshot.groups().get(group);
        return blocked == null ? Limit.nothing(rule) : Limit.allBut(rule, names(blocked.servers()));
    }

    private Map<ServerName, Names> allowed(Set<String> groups, Set<ServerName> servers) {
        var allowed = union(groups);
        servers.forEach(server -> allowed.put(server, Names.every()));
        return allowed;
    }

    private Map<ServerName, Names> union(Collection<String> groups) {
        var union = new HashMap<ServerName, Names>();
        for (var name : groups) {
            var group = snapshot.groups().get(name);
            if (group != null) {
                names(group.servers()).forEach((server, names) -> union.merge(server, names, Names::union));
            }
        }
        return union;
    }

    private static Map<ServerName, Names> names(Map<ServerName, ToolSelection> selections) {
        return selections.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> Names.of(entry.getValue())));
    }

    private Map<ServerName, Names> servers(Predicate<ServerSpec> which) {
        return snapshot.servers().values().stream()
                .filter(which)
                .collect(toMap(ServerSpec::name, server -> Names.every()));
    }

    private Map<ServerName, Names> disabledTools() {
        return snapshot.servers().values().stream()
                .filter(server -> !server.disabledTools().isEmpty())
                .collect(toMap(ServerSpec::name, LimitSet::disabledNames));
    }

    /** Tools are disabled by native name and decided about by customised name. */
    private static Names disabledNames(ServerSpec server) {
        var names = new HashSet<String>();
        for (var tool : server.disabledTools()) {
            names.add(server.tools()
                    .getOrDefault(tool, ToolCustomisation.NONE)
                    .renamed()
                    .orElse(tool));
        }
        return new Names.Only(names);
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static List<String> keys(Set<ServerName> servers) {
        return servers.stream().map(ServerName::key).sorted().toList();
    }
}
