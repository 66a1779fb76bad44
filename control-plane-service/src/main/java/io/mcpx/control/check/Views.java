// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.check;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.Decision;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.policy.SnapshotRules;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What identities see under one configuration, by the decision function of the gateways. Not thread-safe. */
final class Views {

    /** Stands for the tools of a server that no rule names. */
    private static final String OTHERS = "*";

    private final Snapshot snapshot;
    private final SnapshotRules rules;
    private final Map<ServerName, Set<String>> tools;
    private final Map<String, AgentSpec> agents = new HashMap<>();
    private final Map<Object, Set<String>> known = new HashMap<>();

    /** What a view depends on. */
    private record Seat(EndpointId endpoint, Caller caller) {}

    /**
     * @param tools the names to ask for, by server
     */
    Views(Snapshot snapshot, Map<ServerName, Set<String>> tools) {
        this.snapshot = snapshot;
        this.rules = new SnapshotRules(snapshot);
        this.tools = tools;
        snapshot.agents().forEach(agent -> agents.put(agent.name(), agent));
    }

    /** The tools that an agent sees at an endpoint, as {@code server/tool}; none if either does not exist. */
    Set<String> ofAgent(String name, EndpointId endpoint) {
        return Optional.ofNullable(agents.get(name))
                .map(agent -> of(caller(agent), endpoint))
                .orElse(Set.of());
    }

    /** The tools that anybody without a key sees. */
    Set<String> ofAnonymous(EndpointId endpoint) {
        return snapshot.authenticates()
                ? Set.of()
                : of(new Caller(Caller.ANONYMOUS, Set.of(), Set.of(), null, null), endpoint);
    }

    private Set<String> of(Caller caller, EndpointId endpoint) {
        if (!snapshot.has(endpoint) || !caller.reaches(endpoint)) {
            return Set.of();
        }
        var key = new Seat(endpoint, caller);
        return known.computeIfAbsent(key, same -> seen(key));
    }

    private Set<String> seen(Seat of) {
        var access = rules.of(of.caller(), of.endpoint());
        var seen = new TreeSet<String>();
        tools.forEach((server, names) -> names.stream()
                .filter(tool -> access.decide(ItemKind.TOOL, server, tool) instanceof Decision.Allow)
                .forEach(tool -> seen.add(server + "/" + tool)));
        snapshot.servers().keySet().stream()
                .filter(server -> access.decide(ItemKind.TOOL, server, OTHERS) instanceof Decision.Allow)
                .forEach(server -> seen.add(server + "/" + OTHERS));
        return seen;
    }

    /** Agents with equal rights are one class, whatever their names. */
    private static Caller caller(AgentSpec agent) {
        return new Caller("agent", agent.groups(), agent.gateways(), agent.consumerTag(), null);
    }
}
