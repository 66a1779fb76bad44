// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import io.mcpx.proxy.config.Snapshots;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Started: files are in force, or else the process would have ended. It waits neither for servers nor for a control plane:
 * an orchestrator that started the process again would bring neither.
 */
@Startup
@Singleton
final class StartupCheck implements HealthCheck {

    private final Snapshots snapshots;

    StartupCheck(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("configuration")
                .withData("version", snapshots.current().snapshot().version())
                .up()
                .build();
    }
}
