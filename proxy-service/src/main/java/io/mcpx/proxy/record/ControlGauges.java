// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.proxy.config.push.ControlPlane;
import io.mcpx.proxy.config.push.ControlStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** How the push stands, where there is a control plane. */
@Startup
@Singleton
final class ControlGauges {

    ControlGauges(ControlPlane control, MeterRegistry registry) {
        if (control.status().isPresent()) {
            register(control, registry);
        }
    }

    private static void register(ControlPlane control, MeterRegistry registry) {
        Gauge.builder("mcpx.control.connected", control, ControlGauges::connected)
                .description("1 while a stream to the control plane is open")
                .register(registry);
        Gauge.builder("mcpx.control.heard.age", control, ControlGauges::age)
                .baseUnit("seconds")
                .description("Since the control plane last said anything; none before the first time")
                .register(registry);
    }

    private static double connected(ControlPlane control) {
        return control.status().filter(ControlStatus::isConnected).isPresent() ? 1 : 0;
    }

    private static double age(ControlPlane control) {
        return control.status()
                .flatMap(ControlStatus::heardAt)
                .map(heard -> Duration.between(heard, Instant.now()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
