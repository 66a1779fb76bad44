// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A snapshot with two agents, ana and bob, whose keys are their names; bob may use the gateway "team" only. */
final class Agents {

    static final Snapshot SNAPSHOT = new Snapshot(
            "1",
            Map.of(),
            Map.of(),
            Map.of(),
            Rules.OPEN,
            Naming.DEFAULT,
            List.of(agent("ana", Set.of()), agent("bob", Set.of("team"))),
            null,
            null);

    private static AgentSpec agent(String name, Set<String> gateways) {
        return new AgentSpec(name, List.of(KeyHash.of(name)), Set.of(), gateways, null);
    }

    private Agents() {}
}
