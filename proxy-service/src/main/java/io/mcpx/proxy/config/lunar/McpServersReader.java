// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.lunar;

import io.mcpx.proxy.config.model.Prefixes;
import io.mcpx.proxy.config.text.Field;
import io.mcpx.proxy.route.ServerName;
import io.mcpx.proxy.route.ServerSpec;
import io.mcpx.proxy.route.ServerSpec.Deadlines;
import io.mcpx.proxy.route.ServerSpec.EraPin;
import io.mcpx.proxy.route.ServerSpec.Limits;
import io.mcpx.proxy.route.ServerSpec.Retry;
import io.mcpx.proxy.route.ServerSpec.Sessions;
import java.util.Map;
import java.util.Set;

/** Reads the entries of {@code mcpServers}. */
final class McpServersReader {

    private final AppYaml app;
    private final Prefixes prefixes = new Prefixes();

    McpServersReader(AppYaml app) {
        this.app = app;
    }

    ServerSpec read(ServerName name, Field entry) {
        var fields = entry.fields();
        var reach = McpReachReader.read(fields);
        var disabled = fields.findFilled("disabled").flatMap(Field::flag).orElse(false);
        fields.find("icon");
        fields.warnOfOthers();
        var server = new ServerSpec(
                name,
                Prefixes.of(name),
                reach.transport(),
                EraPin.AUTO,
                Deadlines.DEFAULT,
                Limits.DEFAULT,
                Retry.ANNOTATED,
                Sessions.AUTO,
                reach.egress(),
                !disabled && !app.inactive().contains(name),
                Set.of(),
                app.tools().getOrDefault(name, Map.of()));
        prefixes.claim(server.prefix(), name, entry);
        return server;
    }
}
