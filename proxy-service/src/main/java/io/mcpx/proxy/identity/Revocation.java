// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.Snapshot;
import java.util.Objects;
import java.util.Optional;

/**
 * Which callers a change of configuration takes the ground from. An agent loses its streams and sessions when it is removed,
 * loses a key, or is limited otherwise than before: which of its keys opened a stream is not kept, so in doubt it must
 * connect again. Pure.
 */
public record Revocation(Snapshot before, Snapshot after) {

    /** Whether this caller was let in by what is no longer so. */
    public boolean strikes(Caller caller) {
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
                && now.subjects().containsAll(then.subjects())
                && now.groups().equals(then.groups())
                && now.gateways().equals(then.gateways());
    }
}
