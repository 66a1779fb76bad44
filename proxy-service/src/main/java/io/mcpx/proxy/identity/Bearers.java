// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.Subject;
import io.mcpx.proxy.identity.token.ResourceUrls;
import io.mcpx.proxy.identity.token.VerifiedToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who the holders of tokens are in one snapshot, and what their tokens must be good for.
 *
 * @param agents by the subjects that are bound to them
 */
record Bearers(Snapshot snapshot, Map<Subject, AgentSpec> agents) {

    static Bearers of(Snapshot snapshot) {
        var agents = new HashMap<Subject, AgentSpec>();
        for (var agent : snapshot.agents()) {
            agent.subjects().forEach(bound -> agents.put(bound, agent));
        }
        return new Bearers(snapshot, Map.copyOf(agents));
    }

    /** Whether the token was issued for what the visitor asks for: its resource identifier, or an audience all endpoints share. */
    boolean isForHere(VerifiedToken token, Visit visit) {
        var audiences = token.audiences();
        var publicUrl = snapshot.auth().publicUrl();
        return token.issuer().audiences().stream().anyMatch(audiences::contains)
                || (publicUrl != null && audiences.contains(new ResourceUrls(publicUrl, visit.path()).resource()));
    }

    /** The agent whose subject this is; without one, an issuer's word alone lets nobody in. */
    Optional<AgentSpec> agent(VerifiedToken token) {
        return Optional.ofNullable(agents.get(token.holder().subject()));
    }

    /** All scopes that are needed at an endpoint, if the token does not have them; null if it has. */
    @Nullable
    List<String> lacking(VerifiedToken token, EndpointId endpoint) {
        var needed = new TreeSet<>(token.issuer().scopes());
        var gateway = endpoint instanceof EndpointId.Gateway(var name)
                ? snapshot.gateways().get(name)
                : null;
        if (gateway != null) {
            needed.addAll(gateway.scopes());
        }
        return token.scopes().containsAll(needed) ? null : List.copyOf(needed);
    }
}
