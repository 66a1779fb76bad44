// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.model.Prefixes;
import io.mcpx.configuration.model.Selections;
import io.mcpx.configuration.model.ToolNames;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.route.ServerSpec.Retry;
import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the section {@code servers}. */
final class ServersReader {

    private static final String PREFIX = "[a-z0-9_-]{1,32}";

    private final Prefixes prefixes = new Prefixes();

    static Map<ServerName, ServerSpec> read(List<Field> entries, Declared declared) {
        var reader = new ServersReader();
        var servers = new HashMap<ServerName, ServerSpec>();
        for (var entry : entries) {
            declared.findServer(entry.key())
                    .filter(name -> !servers.containsKey(name))
                    .ifPresent(name -> servers.put(name, reader.server(name, entry)));
        }
        return servers;
    }

    private ServerSpec server(ServerName name, Field entry) {
        var fields = entry.fields();
        var reach = ReachReader.read(fields);
        var server = new ServerSpec(
                name,
                prefix(name, fields),
                reach.transport(),
                choice(fields, "era", EraPin.AUTO),
                BoundsReader.deadlines(fields),
                fields.find("limits").map(BoundsReader::limits).orElse(Limits.DEFAULT),
                choice(fields, "retry", Retry.ANNOTATED),
                choice(fields, "sessions", Sessions.AUTO),
                reach.egress(),
                fields.find("active").flatMap(Field::flag).orElse(true),
                fields.find("disabledTools").map(Selections::names).orElse(Set.of()),
                fields.find("tools").map(ToolsReader::read).orElse(Map.of()));
        fields.refuseOthers();
        prefixes.claim(server.prefix(), name, entry);
        ToolNames.check(server.tools(), server.disabledTools(), entry);
        return server;
    }

    private static <E extends Enum<E>> E choice(Fields fields, String key, E otherwise) {
        return fields.find(key)
                .flatMap(field -> field.choice(otherwise.getDeclaringClass()))
                .orElse(otherwise);
    }

    private static String prefix(ServerName name, Fields fields) {
        return fields.find("prefix")
                .flatMap(field -> field.wordLike(PREFIX, "1 to 32 of a-z, 0-9, _ and -"))
                .orElseGet(() -> Prefixes.of(name));
    }
}
