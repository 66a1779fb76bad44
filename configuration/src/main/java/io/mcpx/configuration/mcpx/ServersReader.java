// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.model.Prefixes;
import io.mcpx.configuration.model.Selections;
import io.mcpx.configuration.model.ToolNames;
import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.route.ServerSpec.Retry;
import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code servers}. */
final class ServersReader {

    private static final String PREFIX = "[a-z0-9_-]{1,32}";

    private final Declared declared;
    private final Map<String, CredentialSpec> credentials;
    private final Prefixes prefixes;

    ServersReader(Declared declared, Map<String, CredentialSpec> credentials, Claims claims) {
        this.declared = declared;
        this.credentials = credentials;
        this.prefixes = new Prefixes(claims);
    }

    Map<ServerName, ServerSpec> read(List<Field> entries) {
        var servers = new HashMap<ServerName, ServerSpec>();
        for (var entry : entries) {
            declared.findServer(entry.key())
                    .filter(name -> !servers.containsKey(name))
                    .ifPresent(name -> servers.put(name, server(name, entry)));
        }
        return servers;
    }

    ServerSpec server(ServerName name, Field entry) {
        var fields = entry.fields();
        var reach = ReachReader.read(fields);
        var server = new ServerSpec(
                name,
                prefix(name, fields),
                reach.transport(),
                credential(fields, reach.transport()).orElse(null),
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

    /** The name of a credential; no header may come from it and from the server's own headers too. */
    private Optional<String> credential(Fields fields, ServerTransport transport) {
        var field = fields.find("credential");
        var name = field.flatMap(declared::credential);
        var header = name.flatMap(known -> Optional.ofNullable(credentials.get(known)))
                .map(CredentialSpec::header);
        if (header.filter(set -> sets(transport, set)).isPresent()) {
            field.ifPresent(at -> at.error("the credential sets the header '" + header.get()
                    + "', and so do the server's headers (expected: one of them)"));
        }
        return name;
    }

    private static boolean sets(ServerTransport transport, String header) {
        return switch (transport) {
            case ServerTransport.Http(var url, var headers) -> contains(headers, header);
            case ServerTransport.Sse(var url, var headers) -> contains(headers, header);
            case ServerTransport.Stdio stdio -> false;
            case ServerTransport.Unresolved unresolved -> false;
        };
    }

    private static boolean contains(Map<String, String> headers, String header) {
        return headers.keySet().stream().anyMatch(header::equalsIgnoreCase);
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
