// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an {@code mcp.json} as desktop clients and Lunar MCPX have it, alone or with Lunar's {@code app.yaml}. Both mean what
 * they mean there, but names of servers hold whatever their case. What it gives is only good when no problem was reported.
 */
public final class LunarFiles {

    private final List<Field> entries;
    private final Declared declared;

    private LunarFiles(List<Field> entries, Declared declared) {
        this.entries = entries;
        this.declared = declared;
    }

    /** A snapshot without version. */
    public static Snapshot read(Field mcpJson, Optional<Field> appYaml) {
        var fields = mcpJson.fields();
        var entries =
                fields.require("mcpServers", "the servers").map(Field::entries).orElse(List.of());
        fields.warnOfOthers();
        var declared = Declared.of(Declared.serverNames(entries), AppYaml.groupNames(appYaml));
        return new LunarFiles(entries, declared)
                .snapshot(appYaml.map(field -> AppYaml.read(field, declared)).orElse(AppYaml.NONE));
    }

    private Snapshot snapshot(AppYaml app) {
        return new Snapshot(
                "",
                servers(app),
                Map.of(),
                app.groups(),
                app.rules(),
                Naming.DEFAULT,
                List.of(),
                app.sharedKeyHash(),
                app.apiKeyHeader());
    }

    private Map<ServerName, ServerSpec> servers(AppYaml app) {
        var servers = new HashMap<ServerName, ServerSpec>();
        var reader = new McpServersReader(app);
        for (var entry : entries) {
            declared.findServer(entry.key())
                    .filter(name -> !servers.containsKey(name))
                    .ifPresent(name -> servers.put(name, reader.read(name, entry)));
        }
        return servers;
    }
}
