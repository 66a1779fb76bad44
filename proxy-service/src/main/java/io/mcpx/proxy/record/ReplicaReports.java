// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.proxy.config.push.ControlPlane;
import io.mcpx.proxy.config.push.ReplicaState;
import io.mcpx.proxy.session.LegacySessions;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.Upstreams;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Looks once in a second how this replica does, and lets the control plane know. */
@Singleton
final class ReplicaReports {

    private static final long SECOND = 1000;

    private final ControlPlane control;
    private final Upstreams upstreams;
    private final LegacySessions sessions;
    private final RecordedCalls calls;

    ReplicaReports(ControlPlane control, Upstreams upstreams, LegacySessions sessions, RecordedCalls calls) {
        this.control = control;
        this.upstreams = upstreams;
        this.sessions = sessions;
        this.calls = calls;
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        if (control.status().isPresent()) {
            vertx.setPeriodic(SECOND, _ -> control.report(state()));
        }
    }

    private ReplicaState state() {
        return new ReplicaState(
                upstreams.all().stream().map(ReplicaReports::server).toList(), sessions.count(), calls.count());
    }

    private static ReplicaState.Server server(Upstream upstream) {
        var state = upstream.state();
        return new ReplicaState.Server(
                upstream.spec().name().value(),
                era(state),
                ServerStateLabel.of(state).label(),
                state instanceof ServerState.Away away ? Optional.of(away.reason()) : Optional.empty(),
                since(state));
    }

    private static String era(ServerState state) {
        if (!(state instanceof ServerState.Ready ready)) {
            return "";
        }
        return switch (ready.revision().era()) {
            case LEGACY -> "legacy";
            case MODERN -> "modern";
        };
    }

    private static Optional<Instant> since(ServerState state) {
        return switch (state) {
            case ServerState.Ready ready -> Optional.of(ready.since());
            case ServerState.Away away -> Optional.of(away.since());
            case ServerState.Connecting() -> Optional.empty();
            case ServerState.Stopped() -> Optional.empty();
        };
    }
}
