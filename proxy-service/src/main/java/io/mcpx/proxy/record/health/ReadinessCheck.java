// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import io.mcpx.proxy.config.Snapshots;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready from the first configuration until the process drains, whatever its servers do. */
@Readiness
@Singleton
final class ReadinessCheck implements HealthCheck {

    private final io.mcpx.proxy.record.health.Readiness readiness;
    private final Snapshots snapshots;

    ReadinessCheck(io.mcpx.proxy.record.health.Readiness readiness, Snapshots snapshots) {
        this.readiness = readiness;
        this.snapshots = snapshots;
    }

    @Override
    public HealthCheckResponse call() {
        var snapshot = snapshots.current().snapshot();
        return HealthCheckResponse.named("gateway")
                .withData("version", snapshot.version())
                .withData("servers", snapshot.servers().size())
                .withData("gateways", snapshot.gateways().size())
                .withData("draining", readiness.hasFallen())
                .status(snapshots.isSet() && !readiness.hasFallen())
                .build();
    }
}
