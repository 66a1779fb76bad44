// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.Prefixes;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.route.ServerSpec.Retry;
import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.configuration.text.Field;
import java.util.Map;
import java.util.Set;

/** Reads the entries of {@code mcpServers}. */
final class McpServersReader {

    private final AppYaml app;
    private final Prefixes prefixes = new Prefixes(new Claims());

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
