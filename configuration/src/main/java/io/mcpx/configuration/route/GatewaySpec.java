// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.Map;
import java.util.Set;

/**
 * A named endpoint.
 *
 * @param name the last part of its URL
 * @param servers which servers stand behind it, and which of their tools; empty means every server
 * @param groups tool groups to which its tools are limited; empty means no such limit
 * @param naming how names are made unique
 * @param scopes what a token must be granted to be used here; keys have no scopes and need none
 */
public record GatewaySpec(
        String name, Map<ServerName, ToolSelection> servers, Set<String> groups, Naming naming, Set<String> scopes) {

    public GatewaySpec {
        servers = Map.copyOf(servers);
        groups = Set.copyOf(groups);
        scopes = Set.copyOf(scopes);
    }

    /** A gateway that needs no scopes. */
    public GatewaySpec(String name, Map<ServerName, ToolSelection> servers, Set<String> groups, Naming naming) {
        this(name, servers, groups, naming, Set.of());
    }
}
