// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.check;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.control.check.Verdict.Affected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Finds whose view of servers and tools differs between two configurations. */
final class Concern {

    /** Identities told of; a change may concern thousands in the same way. */
    private static final int MOST = 1_000;

    private final List<Affected> affected = new ArrayList<>();
    private final Views before;
    private final Views after;

    private Concern(Views before, Views after) {
        this.before = before;
        this.after = after;
    }

    static List<Affected> between(Snapshot before, Snapshot after) {
        var tools = KnownTools.in(before, after);
        var concern = new Concern(new Views(before, tools), new Views(after, tools));
        for (var endpoint : endpoints(before, after)) {
            concern.compare(Caller.ANONYMOUS, endpoint, (views, at) -> views.ofAnonymous(at));
            agents(before, after)
                    .forEach(agent -> concern.compare(agent, endpoint, (views, at) -> views.ofAgent(agent, at)));
        }
        return List.copyOf(concern.affected);
    }

    private void compare(String identity, EndpointId endpoint, BiFunction<Views, EndpointId, Set<String>> view) {
        var seen = view.apply(before, endpoint);
        var sees = view.apply(after, endpoint);
        if (affected.size() < MOST && !seen.equals(sees)) {
            affected.add(new Affected(identity, endpoint.path(), without(sees, seen), without(seen, sees)));
        }
    }

    private static List<String> without(Set<String> some, Set<String> those) {
        return some.stream().filter(one -> !those.contains(one)).sorted().toList();
    }

    private static List<EndpointId> endpoints(Snapshot before, Snapshot after) {
        var gateways = new TreeSet<>(before.gateways().keySet());
        gateways.addAll(after.gateways().keySet());
        var endpoints = new ArrayList<EndpointId>();
        endpoints.add(new EndpointId.All());
        gateways.forEach(gateway -> endpoints.add(new EndpointId.Gateway(gateway)));
        return endpoints;
    }

    private static Set<String> agents(Snapshot before, Snapshot after) {
        var names = new TreeSet<String>();
        Stream.of(before, after)
                .flatMap(snapshot -> snapshot.agents().stream())
                .map(AgentSpec::name)
                .forEach(names::add);
        return names;
    }
}
