// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts what is sent on to other replicas, and what only pretends to come from one. */
public final class PeerMeters {

    private final Map<PeerOutcome, Counter> forwarded = new EnumMap<>(PeerOutcome.class);
    private final Counter refused;

    public PeerMeters(MeterRegistry registry) {
        for (var outcome : PeerOutcome.values()) {
            forwarded.put(
                    outcome,
                    Counter.builder("mcpx.peer.forwarded")
                            .description("Exchanges sent on to other replicas")
                            .tag("outcome", outcome.label())
                            .register(registry));
        }
        refused = Counter.builder("mcpx.peer.refused")
                .description("Requests that only pretended to come from another replica")
                .register(registry);
    }

    void forwarded(PeerOutcome outcome) {
        var counter = forwarded.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    void refused() {
        refused.increment();
    }
}
