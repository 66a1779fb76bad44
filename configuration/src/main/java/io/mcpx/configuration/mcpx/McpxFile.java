// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a whole {@code mcpx.yaml}. What it gives is only good when no problem was reported. */
public final class McpxFile {

    private static final String VERSION = "1";

    private final Fields fields;

    private McpxFile(Fields fields) {
        this.fields = fields;
    }

    /** A snapshot without version. */
    public static Snapshot read(Field root) {
        return new McpxFile(root.fields()).snapshot();
    }

    private Snapshot snapshot() {
        version();
        var credentialEntries = entries("credentials");
        var serverEntries = entries("servers");
        var groupEntries = entries("toolGroups");
        var gatewayEntries = entries("gateways");
        var auth = fields.find("auth");
        var declared = new Declared(
                Declared.serverNames(serverEntries),
                keys(credentialEntries),
                keys(groupEntries),
                keys(gatewayEntries),
                auth.map(IssuersReader::identifiers).orElse(Set.of()));
        var claims = new Claims();
        var credentials = CredentialsReader.read(credentialEntries);
        var servers = new ServersReader(declared, credentials, claims).read(serverEntries);
        var selections = new ServerSelections(declared, servers);
        var naming = naming(declared);
        var agents = fields.find("agents")
                .map(field -> new AgentsReader(declared, claims).read(field))
                .orElse(List.of());
        var snapshot = new Snapshot(
                "",
                servers,
                credentials,
                new GatewaysReader(selections, naming, claims).read(gatewayEntries),
                new ToolGroupsReader(selections).read(groupEntries),
                rules(declared),
                naming,
                agents,
                auth.map(field -> AuthReader.read(field, claims)).orElse(AuthSpec.NONE));
        fields.refuseOthers();
        return snapshot;
    }

    private Naming naming(Declared declared) {
        return fields.find("naming")
                .map(field -> new NamingReader(declared).read(field, Naming.DEFAULT))
                .orElse(Naming.DEFAULT);
    }

    private Rules rules(Declared declared) {
        return fields.find("permissions")
                .map(field -> new PermissionsReader(declared).read(field))
                .orElse(Rules.OPEN);
    }

    private void version() {
        fields.require("version", VERSION).ifPresent(field -> field.wordLike(VERSION, VERSION));
    }

    private List<Field> entries(String key) {
        return fields.find(key).map(Field::entries).orElse(List.of());
    }

    private static Set<String> keys(List<Field> entries) {
        return entries.stream().map(Field::key).collect(Collectors.toSet());
    }
}
