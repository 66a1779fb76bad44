// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import io.mcpx.proxy.config.Snapshots;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once a configuration is in force. */
@Startup
@Singleton
final class StartupCheck implements HealthCheck {

    private final Snapshots snapshots;

    StartupCheck(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public HealthCheckResponse call() {
        var version = snapshots.current().snapshot().version();
        return HealthCheckResponse.named("configuration")
                .withData("version", version)
                .status(!version.isEmpty())
                .build();
    }
}
