// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One configuration in force: complete, checked, immutable. Every name it refers to exists.
 *
 * @param version hash of its canonical content
 * @param naming of {@code /mcp}; a gateway has its own
 * @param agents empty means that callers are anonymous (local mode)
 * @param sharedKeyHash SHA-256 of Lunar's one shared key, if that mode is on
 * @param apiKeyHeader an additional header name that carries keys, as Lunar's {@code auth.header}
 */
public record Snapshot(
        String version,
        Map<ServerName, ServerSpec> servers,
        Map<String, GatewaySpec> gateways,
        Map<String, ToolGroup> groups,
        Rules rules,
        Naming naming,
        List<AgentSpec> agents,
        @Nullable String sharedKeyHash,
        @Nullable String apiKeyHeader) {

    public static final Snapshot EMPTY =
            new Snapshot("", Map.of(), Map.of(), Map.of(), Rules.OPEN, Naming.DEFAULT, List.of(), null, null);

    public Snapshot {
        servers = Map.copyOf(servers);
        gateways = Map.copyOf(gateways);
        groups = Map.copyOf(groups);
        agents = List.copyOf(agents);
    }

    /** The same content under this version. */
    public Snapshot withVersion(String newVersion) {
        return new Snapshot(newVersion, servers, gateways, groups, rules, naming, agents, sharedKeyHash, apiKeyHeader);
    }

    /** Whether an endpoint exists: a gateway that is configured, a server that is active. */
    public boolean has(EndpointId endpoint) {
        return switch (endpoint) {
            case EndpointId.All() -> true;
            case EndpointId.Gateway(var name) -> gateways.containsKey(name);
            case EndpointId.Server(var name) -> {
                var spec = servers.get(name);
                yield spec != null && spec.active();
            }
        };
    }

    /** Whether callers must show a key. */
    public boolean authenticates() {
        return !agents.isEmpty() || sharedKeyHash != null;
    }

    /** Names only: values and key hashes may be secret. */
    @Override
    public String toString() {
        return "Snapshot[version=" + version + ", servers=" + servers.keySet() + ", gateways=" + gateways.keySet()
                + ", groups=" + groups.keySet() + ", agents=" + agents + ", sharedKey=" + (sharedKeyHash != null) + "]";
    }
}
