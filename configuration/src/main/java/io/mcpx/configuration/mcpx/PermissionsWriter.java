// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.route.Permission.AllowExcept;
import io.mcpx.configuration.route.Permission.BlockExcept;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Nodes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the section {@code permissions}. */
final class PermissionsWriter {

    static Entries write(Rules rules) {
        var entries = new Entries();
        if (!rules.fallback().equals(Permission.ALLOW_ALL)) {
            entries.put("default", permission(rules.fallback()));
        }
        return entries.mapping("consumers", permissions(rules.consumers()))
                .mapping("clientNames", permissions(rules.clientNames()));
    }

    private static Map<String, Node> permissions(Map<String, Permission> byLabel) {
        var nodes = new TreeMap<String, Node>();
        byLabel.forEach((label, permission) -> nodes.put(label, permission(permission)));
        return nodes;
    }

    private static Node permission(Permission permission) {
        return switch (permission) {
            case AllowExcept(var groups, var servers) ->
                new Entries()
                        .word("default", "allow")
                        .words("block", groups)
                        .mapping("servers", servers(Set.of(), servers))
                        .node();
            case BlockExcept(var groups, var servers, var blocked) ->
                new Entries()
                        .word("default", "block")
                        .words("allow", groups)
                        .mapping("servers", servers(servers, blocked))
                        .node();
        };
    }

    /** What is blocked stays blocked, whatever allows it. */
    private static Map<String, Node> servers(Set<ServerName> allowed, Set<ServerName> blocked) {
        var servers = new TreeMap<String, Node>();
        allowed.forEach(server -> servers.put(server.value(), Nodes.word("allow")));
        blocked.forEach(server -> servers.put(server.value(), Nodes.word("block")));
        return servers;
    }

    private PermissionsWriter() {}
}
