// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as it can answer; it says which build answers. */
@Liveness
@Singleton
final class LivenessCheck implements HealthCheck {

    private final BuildConfig build;

    LivenessCheck(BuildConfig build) {
        this.build = build;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("process")
                .withData("build", build.version())
                .up()
                .build();
    }
}
