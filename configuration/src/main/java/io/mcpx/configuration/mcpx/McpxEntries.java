// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Subject;
import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.configuration.text.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads single entries of an {@code mcpx.yaml}, as they are read in the whole. What it gives is only good when no problem was
 * reported.
 *
 * @param declared the names that the whole gives
 * @param claims what other entries have for themselves; entries that are read claim theirs
 */
public record McpxEntries(Declared declared, Claims claims) {

    /** The identifiers of issuers that a section {@code auth} gives, without any check. */
    public static Set<String> issuers(Field auth) {
        return IssuersReader.identifiers(auth);
    }

    /** What an agent claims with each of its subjects. */
    public static String claim(Subject subject) {
        return SubjectsReader.claim(subject);
    }

    public Optional<CredentialSpec> credential(Field entry) {
        return CredentialsReader.credential(entry);
    }

    /** A server; empty when its key is not the name of one. */
    public Optional<ServerSpec> server(Field entry, Map<String, CredentialSpec> credentials) {
        var reader = new ServersReader(declared, credentials, claims);
        return declared.findServer(entry.key()).map(name -> reader.server(name, entry));
    }

    public ToolGroup group(Field entry, Map<ServerName, ServerSpec> servers) {
        return new ToolGroupsReader(new ServerSelections(declared, servers)).group(entry);
    }

    public Naming naming(Field section) {
        return new NamingReader(declared).read(section, Naming.DEFAULT);
    }

    public GatewaySpec gateway(Field entry, Map<ServerName, ServerSpec> servers, Naming naming) {
        return new GatewaysReader(new ServerSelections(declared, servers), naming, claims).gateway(entry);
    }

    public Rules permissions(Field section) {
        return new PermissionsReader(declared).read(section);
    }

    public AgentSpec agent(Field entry) {
        return new AgentsReader(declared, claims).agent(entry);
    }

    /** How callers show who they are; agents are read before. */
    public AuthSpec auth(Field section) {
        return AuthReader.read(section, claims);
    }
}
