// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import io.mcpx.proxy.record.ServerStateLabel;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.Upstreams;
import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Each server's state, for people. In a group of its own and always up: a dead server is no reason to stop the gateway. */
@HealthGroup("servers")
@Singleton
final class ServersCheck implements HealthCheck {

    private final Upstreams upstreams;

    ServersCheck(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("servers").up();
        for (var upstream : upstreams.all()) {
            response.withData(upstream.spec().name().value(), describe(upstream.state()));
        }
        return response.build();
    }

    private static String describe(ServerState state) {
        var label = ServerStateLabel.of(state).label();
        return switch (state) {
            case ServerState.Ready(var revision, var _, var since) ->
                label + " since " + since + ", speaks " + revision.wire();
            case ServerState.Away(var reason, var since, var nextAttempt) ->
                label + " since " + since + ", next attempt " + nextAttempt + ": " + reason;
            case ServerState.Connecting() -> label;
            case ServerState.Stopped() -> label;
        };
    }
}
