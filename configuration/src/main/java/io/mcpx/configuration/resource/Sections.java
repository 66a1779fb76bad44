// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.mcpx.McpxEntries;
import io.mcpx.configuration.model.Claims.Claim;
import io.mcpx.configuration.model.Claims.Sort;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ToolGroup;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads again, section by section, the entries that changed or use a name that did, and leaves the others as they are. The
 * methods are called in their order.
 */
final class Sections {

    private final Change change;
    private final McpxEntries entries;
    private final ChangedNames names = new ChangedNames();
    private boolean agentsRead;

    Sections(Change change, McpxEntries entries) {
        this.change = change;
        this.entries = entries;
    }

    /** What servers use of a credential is the header that it sets. */
    Map<String, CredentialSpec> credentials(Map<String, CredentialSpec> before) {
        var again = change.changedOf(Kind.CREDENTIAL);
        var after = new Section<CredentialSpec>(gone -> {}, entries::credential).after(before, again, change);
        again.stream()
                .map(ResourceKey::name)
                .filter(name -> !header(before, name).equals(header(after, name)))
                .forEach(names::addCredential);
        return after;
    }

    private static Optional<String> header(Map<String, CredentialSpec> credentials, String name) {
        return Optional.ofNullable(credentials.get(name)).map(CredentialSpec::header);
    }

    /** What others use of a server are the names that its customisations give and take. */
    Map<ServerName, ServerSpec> servers(Map<ServerName, ServerSpec> before, Map<String, CredentialSpec> credentials) {
        var byName = before.values().stream()
                .collect(Collectors.toMap(server -> server.name().value(), Function.identity()));
        var again = change.again(Kind.SERVER, byName, names::concern);
        if (again.isEmpty()) {
            return before;
        }
        var section = new Section<ServerSpec>(
                gone -> release(Sort.PREFIX, gone.prefix()), field -> entries.server(field, credentials));
        var after = section.after(byName, again, change);
        again.forEach(key -> noteServer(byName.get(key.name()), after.get(key.name())));
        return byName(after.values());
    }

    /** Two names that differ only in case have been reported. */
    private static Map<ServerName, ServerSpec> byName(Collection<ServerSpec> servers) {
        var byName = new HashMap<ServerName, ServerSpec>();
        servers.forEach(server -> byName.put(server.name(), server));
        return byName;
    }

    private void noteServer(@Nullable ServerSpec before, @Nullable ServerSpec after) {
        if (before == null || after == null || !before.tools().equals(after.tools())) {
            Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                    .flatMap(Optional::stream)
                    .forEach(server -> names.addServer(server.name()));
        }
    }

    Map<String, ToolGroup> groups(Map<String, ToolGroup> before, Map<ServerName, ServerSpec> servers) {
        var section = new Section<ToolGroup>(gone -> {}, field -> Optional.of(entries.group(field, servers)));
        var after = section.after(before, change.again(Kind.TOOL_GROUP, before, names::concern), change);
        names.addGroups(change.differing(Kind.TOOL_GROUP));
        return after;
    }

    Naming naming(Naming before) {
        var key = ResourceKey.of(Kind.NAMING);
        if (!change.isChanged(key) && !names.concern(before)) {
            return before;
        }
        var after = change.field(key).map(entries::naming).orElse(Naming.DEFAULT);
        if (!after.equals(before)) {
            names.changeNaming();
        }
        return after;
    }

    Map<String, GatewaySpec> gateways(
            Map<String, GatewaySpec> before, Map<ServerName, ServerSpec> servers, Naming naming) {
        var section = new Section<GatewaySpec>(
                gone -> release(Sort.GATEWAY, gone.name().toLowerCase(Locale.ROOT)),
                field -> Optional.of(entries.gateway(field, servers, naming)));
        var after = section.after(before, change.again(Kind.GATEWAY, before, names::concern), change);
        names.addGateways(change.differing(Kind.GATEWAY));
        return after;
    }

    /** Agents in the order of their names. */
    List<AgentSpec> agents(List<AgentSpec> before) {
        names.addIssuers(change.differingIssuers());
        var changed = change.changedOf(Kind.AGENT);
        if (changed.isEmpty() && before.stream().noneMatch(names::concern)) {
            return before;
        }
        var byName = new LinkedHashMap<String, AgentSpec>();
        before.forEach(agent -> byName.put(agent.name(), agent));
        var section = new Section<AgentSpec>(this::release, field -> Optional.of(entries.agent(field)));
        var after = section.after(byName, change.again(Kind.AGENT, byName, names::concern), change);
        agentsRead = true;
        return after.values().stream()
                .sorted(Comparator.comparing(AgentSpec::name))
                .toList();
    }

    /** A shared key may be that of an agent now. */
    AuthSpec auth(AuthSpec before) {
        var key = ResourceKey.of(Kind.AUTH);
        return change.isChanged(key) || agentsRead
                ? change.field(key).map(entries::auth).orElse(AuthSpec.NONE)
                : before;
    }

    Rules permissions(Rules before) {
        var key = ResourceKey.of(Kind.PERMISSIONS);
        return change.isChanged(key) || names.concernPermissions()
                ? change.field(key).map(entries::permissions).orElse(Rules.OPEN)
                : before;
    }

    private void release(AgentSpec agent) {
        agent.keys().forEach(key -> release(Sort.KEY, key.hash()));
        agent.subjects().forEach(subject -> release(Sort.SUBJECT, McpxEntries.claim(subject)));
    }

    private void release(Sort sort, String text) {
        entries.claims().release(new Claim(sort, text));
    }
}
