// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import io.mcpx.proxy.config.push.ControlPlane;
import io.mcpx.proxy.config.push.ControlStatus;
import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Down while there is a control plane and no stream to it. For people: without it the gateway goes on. */
@HealthGroup("control")
@Singleton
final class ControlPlaneCheck implements HealthCheck {

    private final ControlPlane control;

    ControlPlaneCheck(ControlPlane control) {
        this.control = control;
    }

    @Override
    public HealthCheckResponse call() {
        return control.status()
                .map(ControlPlaneCheck::describe)
                .orElseGet(() -> HealthCheckResponse.named("control")
                        .withData("configured", false)
                        .up()
                        .build());
    }

    private static HealthCheckResponse describe(ControlStatus status) {
        var response = HealthCheckResponse.named("control").withData("configured", true);
        status.heardAt().ifPresent(heard -> response.withData("heard", heard.toString()));
        status.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
        return response.status(status.isConnected()).build();
    }
}
