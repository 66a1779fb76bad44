// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.Subject;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which callers a change of configuration takes the ground from. An agent loses its streams and sessions when it is removed,
 * loses a key, or is limited otherwise than before: which of its keys opened a stream is not kept, so in doubt it must
 * connect again. Pure.
 */
public record Revocation(Snapshot before, Snapshot after) {

    /** Whether this caller was let in by what is no longer so. */
    public boolean strikes(Caller caller) {
        var holder = caller.holder();
        return holder == null ? strikesKeyOf(caller) : !standsFor(caller, holder.subject());
    }

    /** A token goes on as long as nothing it was measured by has changed. */
    private boolean standsFor(Caller caller, Subject subject) {
        var issuer = issuer(before, subject);
        return issuer.isPresent()
                && issuer.equals(issuer(after, subject))
                && Objects.equals(before.auth().publicUrl(), after.auth().publicUrl())
                && scopes(before).equals(scopes(after))
                && agent(after, caller)
                        .filter(is -> isSame(caller, is, subject))
                        .isPresent();
    }

    private static boolean isSame(Caller caller, AgentSpec agent, Subject subject) {
        return agent.subjects().contains(subject)
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
            default ->
                agent(before, caller)
                        .map(was ->
                                agent(after, caller).map(is -> !covers(is, was)).orElse(true))
                        .orElse(true);
        };
    }

    private static Optional<AgentSpec> agent(Snapshot snapshot, Caller caller) {
        return snapshot.agents().stream()
                .filter(agent -> agent.name().equals(caller.subject()))
                .findFirst();
    }

    private static boolean covers(AgentSpec now, AgentSpec then) {
        return now.keys().containsAll(then.keys())
                && now.groups().equals(then.groups())
                && now.gateways().equals(then.gateways());
    }
}
