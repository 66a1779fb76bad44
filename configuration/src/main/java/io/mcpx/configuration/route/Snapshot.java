// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One configuration in force: complete, checked, immutable. Every name it refers to exists.
 *
 * @param version hash of its canonical content
 * @param credentials what may be shown to servers, by name
 * @param naming of {@code /mcp}; a gateway has its own
 * @param agents by name; empty means that callers are anonymous, unless {@code auth} says otherwise
 * @param auth how callers show who they are, beside what agents have
 */
public record Snapshot(
        String version,
        Map<ServerName, ServerSpec> servers,
        Map<String, CredentialSpec> credentials,
        Map<String, GatewaySpec> gateways,
        Map<String, ToolGroup> groups,
        Rules rules,
        Naming naming,
        List<AgentSpec> agents,
        AuthSpec auth) {

    public static final Snapshot EMPTY = new Snapshot(
            "", Map.of(), Map.of(), Map.of(), Map.of(), Rules.OPEN, Naming.DEFAULT, List.of(), AuthSpec.NONE);

    public Snapshot {
        servers = Map.copyOf(servers);
        credentials = Map.copyOf(credentials);
        gateways = Map.copyOf(gateways);
        groups = Map.copyOf(groups);
        agents = List.copyOf(agents);
    }

    /** A configuration without credentials, whose callers have keys or nothing. */
    public Snapshot(
            String version,
            Map<ServerName, ServerSpec> servers,
            Map<String, GatewaySpec> gateways,
            Map<String, ToolGroup> groups,
            Rules rules,
            Naming naming,
            List<AgentSpec> agents,
            @Nullable String sharedKeyHash,
            @Nullable String apiKeyHeader) {
        this(
                version,
                servers,
                Map.of(),
                gateways,
                groups,
                rules,
                naming,
                agents,
                new AuthSpec(false, sharedKeyHash, apiKeyHeader, null, List.of()));
    }

    /** The same content under this version. */
    public Snapshot withVersion(String newVersion) {
        return new Snapshot(newVersion, servers, credentials, gateways, groups, rules, naming, agents, auth);
    }

    /** SHA-256 of Lunar's one shared key, if that mode is on. */
    public @Nullable String sharedKeyHash() {
        return auth.sharedKeyHash();
    }

    /** An additional header name that carries keys, as Lunar's {@code auth.header}. */
    public @Nullable String apiKeyHeader() {
        return auth.apiKeyHeader();
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

    /** Whether callers must show who they are. */
    public boolean authenticates() {
        return !agents.isEmpty()
                || auth.required()
                || auth.sharedKeyHash() != null
                || !auth.issuers().isEmpty();
    }

    /** Names only: values and key hashes may be secret. */
    @Override
    public String toString() {
        return "Snapshot[version=" + version + ", servers=" + servers.keySet() + ", credentials=" + credentials.keySet()
                + ", gateways=" + gateways.keySet() + ", groups=" + groups.keySet() + ", agents=" + agents + ", auth="
                + auth + "]";
    }
}
