// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.check;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.ToolSelection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names of tools that a configuration mentions. */
final class KnownTools {

    private final Map<ServerName, Set<String>> tools = new TreeMap<>();

    /** Those of two configurations together. */
    static Map<ServerName, Set<String>> in(Snapshot one, Snapshot other) {
        var known = new KnownTools();
        known.addAll(one);
        known.addAll(other);
        return known.tools;
    }

    private void addAll(Snapshot snapshot) {
        snapshot.groups().values().forEach(group -> group.servers().forEach(this::add));
        snapshot.gateways().values().forEach(gateway -> gateway.servers().forEach(this::add));
        snapshot.servers().forEach(this::add);
    }

    private void add(ServerName server, ToolSelection selection) {
        switch (selection) {
            case ToolSelection.Only(var names) -> of(server).addAll(names);
            case ToolSelection.Every() -> {}
        }
    }

    private void add(ServerName server, ServerSpec spec) {
        of(server).addAll(spec.disabledTools());
        spec.tools().forEach((name, tool) -> {
            of(server).add(tool.renamed().orElse(name));
            tool.children().forEach(child -> of(server).add(child.name()));
        });
    }

    private Set<String> of(ServerName server) {
        return tools.computeIfAbsent(server, first -> new TreeSet<>());
    }
}
