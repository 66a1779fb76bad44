// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.ConsumerTag;
import io.mcpx.configuration.identity.HeaderLookup;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.identity.Identification.Forbidden;
import io.mcpx.proxy.identity.Identification.Known;
import io.mcpx.proxy.identity.Identification.Unknown;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says who is calling, by the keys of the snapshot in force. Thread-safe, never blocks. The reasons it gives are for clients:
 * they do not tell which keys or agents exist.
 */
@Singleton
public final class Identities {

    private static final AgentSpec ANYBODY = new AgentSpec(Caller.ANONYMOUS, List.of(), Set.of(), Set.of(), null);

    private volatile KeyRing keys = KeyRing.of(Snapshot.EMPTY);

    /** Identifies the sender of a request to an endpoint. The client's name is not known yet. */
    public Identification identify(Snapshot snapshot, EndpointId endpoint, HeaderLookup headers) {
        if (!snapshot.authenticates()) {
            return admit(ANYBODY, endpoint, headers);
        }
        return switch (Credentials.of(headers, snapshot.apiKeyHeader())) {
            case Credentials.None() -> new Unknown("an API key is required");
            case Credentials.Refused(var reason) -> new Unknown(reason);
            case Credentials.Key(var key) ->
                keysOf(snapshot)
                        .holder(key, Instant.now())
                        .map(agent -> admit(agent, endpoint, headers))
                        .orElseGet(() -> new Unknown("the API key is not valid"));
        };
    }

    private static Identification admit(AgentSpec agent, EndpointId endpoint, HeaderLookup headers) {
        if (agent.consumerTag() != null) {
            return admit(agent, endpoint, agent.consumerTag());
        }
        return switch (ConsumerTag.of(headers)) {
            case ConsumerTag.Given(var tag) -> admit(agent, endpoint, tag);
            case ConsumerTag.Refused(var reason) -> new Forbidden(reason);
        };
    }

    private static Identification admit(AgentSpec agent, EndpointId endpoint, @Nullable String tag) {
        var caller = new Caller(agent.name(), agent.groups(), agent.gateways(), tag, null);
        return caller.reaches(endpoint) ? new Known(caller) : new Forbidden("the API key does not reach this endpoint");
    }

    /** Two requests may make the ring of a new snapshot at once; both get the same one in effect. */
    @SuppressWarnings(
            "ReferenceEquality") // a snapshot is replaced, never changed, and comparing its content takes long
    private KeyRing keysOf(Snapshot snapshot) {
        var ring = keys;
        if (ring.snapshot() != snapshot) {
            ring = KeyRing.of(snapshot);
            keys = ring;
        }
        return ring;
    }
}
