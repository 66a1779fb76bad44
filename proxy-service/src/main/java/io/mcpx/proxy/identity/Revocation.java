// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which callers a change of configuration takes the ground from. An agent loses its streams and sessions when it is removed,
 * loses a key, or is limited otherwise than before: which of its keys opened a stream is not kept, so in doubt it must
 * connect again. Pure; agents and gateways are compared once, so that asking about many callers costs no more than a look-up
 * each.
 */
public final class Revocation {

    private final Snapshot before;
    private final Snapshot after;
    private final Map<String, AgentSpec> agents;
    private final Set<String> standing;
    private final boolean tokensAreMeasuredAlike;

    public Revocation(Snapshot before, Snapshot after) {
        this.before = before;
        this.after = after;
        this.agents = byName(after);
        this.standing = standing(before, agents);
        this.tokensAreMeasuredAlike =
                Objects.equals(before.auth().publicUrl(), after.auth().publicUrl())
                        && scopes(before).equals(scopes(after));
    }

    /** The configuration that takes it. */
    public Snapshot after() {
        return after;
    }

    /** Whether this caller was let in by what is no longer so. */
    public boolean strikes(Caller caller) {
        var holder = caller.holder();
        return holder == null ? strikesKeyOf(caller) : !standsFor(caller, holder.subject());
    }

    /** A token goes on as long as nothing it was measured by has changed. */
    private boolean standsFor(Caller caller, Subject subject) {
        var issuer = issuer(before, subject);
        return tokensAreMeasuredAlike
                && issuer.isPresent()
                && issuer.equals(issuer(after, subject))
                && isSame(caller, agents.get(caller.subject()), subject);
    }

    private static boolean isSame(Caller caller, @Nullable AgentSpec agent, Subject subject) {
        return agent != null
                && agent.subjects().contains(subject)
                && agent.groups().equals(caller.groups())
                && agent.gateways().equals(caller.gateways());
    }

    private static Optional<IssuerSpec> issuer(Snapshot snapshot, Subject subject) {
        return snapshot.auth().issuers().stream()
                .filter(issuer -> issuer.issuer().equals(subject.issuer()))
                .findFirst();
    }

    private static Map<String, Set<String>> scopes(Snapshot snapshot) {
        return snapshot.gateways().values().stream()
                .filter(gateway -> !gateway.scopes().isEmpty())
                .collect(Collectors.toMap(GatewaySpec::name, GatewaySpec::scopes));
    }

    private boolean strikesKeyOf(Caller caller) {
        return switch (caller.subject()) {
            case Caller.ANONYMOUS -> after.authenticates();
            case Caller.SHARED_KEY -> !Objects.equals(before.sharedKeyHash(), after.sharedKeyHash());
            default -> !standing.contains(caller.subject());
        };
    }

    /** The names of agents that keep whatever they had. */
    private static Set<String> standing(Snapshot before, Map<String, AgentSpec> after) {
        return before.agents().stream()
                .filter(agent -> covers(after.get(agent.name()), agent))
                .map(AgentSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, AgentSpec> byName(Snapshot snapshot) {
        var agents = new HashMap<String, AgentSpec>();
        snapshot.agents().forEach(agent -> agents.put(agent.name(), agent));
        return agents;
    }

    private static boolean covers(@Nullable AgentSpec now, AgentSpec then) {
        return now != null
                && (now.equals(then)
                        || (now.keys().containsAll(then.keys())
                                && now.groups().equals(then.groups())
                                && now.gateways().equals(then.gateways())));
    }
}
