// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import io.mcpx.proxy.config.Snapshots;
import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down while the latest configuration is not what is in force, with the reason. In a group of its own, for people. */
@HealthGroup("configuration")
@Singleton
final class ConfigurationCheck implements HealthCheck {

    private final Snapshots snapshots;

    ConfigurationCheck(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("configuration")
                .withData("version", snapshots.current().snapshot().version());
        var refusal = snapshots.lastRefusal();
        refusal.ifPresent(reason -> response.withData("refused", reason));
        return response.status(refusal.isEmpty()).build();
    }
}
