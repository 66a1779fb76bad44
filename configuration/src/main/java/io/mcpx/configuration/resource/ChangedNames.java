// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ToolGroup;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of a configuration that mean something else after a change than before, or nothing any more: entries that use one
 * of them have to be read again. Filled section by section, in the order in which they use each other.
 */
final class ChangedNames {

    private final Set<String> credentials = new HashSet<>();
    private final Set<ServerName> servers = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> gateways = new HashSet<>();
    private final Set<String> issuers = new HashSet<>();
    private boolean naming;

    void addCredential(String name) {
        credentials.add(name);
    }

    void addServer(ServerName name) {
        servers.add(name);
    }

    void addGroups(Collection<String> names) {
        groups.addAll(names);
    }

    void addGateways(Collection<String> names) {
        gateways.addAll(names);
    }

    void addIssuers(Collection<String> identifiers) {
        issuers.addAll(identifiers);
    }

    void changeNaming() {
        naming = true;
    }

    /** Whether permissions, which name servers and groups, can mean something else. */
    boolean concernPermissions() {
        return !servers.isEmpty() || !groups.isEmpty();
    }

    boolean concern(ServerSpec server) {
        return server.credential() != null && credentials.contains(server.credential());
    }

    boolean concern(ToolGroup group) {
        return concern(group.servers().keySet());
    }

    boolean concern(Naming some) {
        return !servers.isEmpty()
                && some.names().keySet().stream()
                        .map(name -> new ServerName(name.substring(0, name.indexOf('/'))))
                        .anyMatch(servers::contains);
    }

    /** A gateway has the naming of the whole where it has none of its own. */
    boolean concern(GatewaySpec gateway) {
        return naming
                || concern(gateway.servers().keySet())
                || meet(groups, gateway.groups())
                || concern(gateway.naming());
    }

    boolean concern(AgentSpec agent) {
        return meet(groups, agent.groups())
                || meet(gateways, agent.gateways())
                || agent.subjects().stream().anyMatch(subject -> issuers.contains(subject.issuer()));
    }

    private boolean concern(Set<ServerName> used) {
        return !servers.isEmpty() && !Collections.disjoint(servers, used);
    }

    private static boolean meet(Set<String> changed, Set<String> used) {
        return !changed.isEmpty() && !used.isEmpty() && !Collections.disjoint(changed, used);
    }
}
