// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.Map;

/** A named set of tools over several servers. */
public record ToolGroup(String name, String description, Map<ServerName, ToolSelection> servers) {

    public ToolGroup {
        servers = Map.copyOf(servers);
    }

    public boolean contains(ServerName server, String tool) {
        var selection = servers.get(server);
        return selection != null && selection.contains(tool);
    }
}
