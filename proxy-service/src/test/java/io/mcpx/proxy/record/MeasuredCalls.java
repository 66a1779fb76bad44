// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.util.List;

/** Call metrics on a registry of their own, and what a scrape of it shows. */
@SuppressWarnings("deprecation") // the registry that Quarkus brings is this one
public final class MeasuredCalls {

    private final CollectorRegistry collectors = new CollectorRegistry();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, collectors, Clock.SYSTEM);
    private final CallMetrics metrics;

    public MeasuredCalls(MetricsConfig config) {
        this.metrics = new CallMetrics(config, registry, collectors);
    }

    public CallMetrics metrics() {
        return metrics;
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    CollectorRegistry collectors() {
        return collectors;
    }

    /** The samples of this family, one line each. */
    public List<String> scrape(String family) {
        return registry.scrape().lines().filter(line -> line.startsWith(family)).toList();
    }
}
