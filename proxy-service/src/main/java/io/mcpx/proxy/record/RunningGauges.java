// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.proxy.bridge.parked.ParkedCalls;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.session.LegacySessions;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.Upstreams;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;

/** Sessions, servers and configuration as they are when somebody asks: read at each scrape, so never stale. */
@Startup
@Singleton
final class RunningGauges extends Collector {

    private final Upstreams upstreams;
    private final Snapshots snapshots;

    RunningGauges(
            Upstreams upstreams,
            Snapshots snapshots,
            LegacySessions sessions,
            ParkedCalls parked,
            MeterRegistry registry,
            CollectorRegistry collectors) {
        this.upstreams = upstreams;
        this.snapshots = snapshots;
        Gauge.builder("mcpx.sessions", sessions, LegacySessions::count)
                .description("Legacy sessions of clients that are open in this process")
                .register(registry);
        Gauge.builder("mcpx.calls.parked", parked, ParkedCalls::count)
                .description("Calls of modern clients that wait at legacy servers for their clients' answers")
                .register(registry);
        FunctionCounter.builder("mcpx.calls.parked.expired", parked, ParkedCalls::expired)
                .description("Parked calls given up because their clients did not come back")
                .register(registry);
        collectors.register(this);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        return List.of(states(), items(), config(), refusal());
    }

    private MetricFamilySamples states() {
        var family = new GaugeMetricFamily(
                "mcpx_server_state", "1 for the state a server is in", List.of("server", "state"));
        for (var upstream : upstreams.all()) {
            var now = ServerStateLabel.of(upstream.state());
            for (var state : ServerStateLabel.values()) {
                family.addMetric(List.of(name(upstream), state.label()), state == now ? 1 : 0);
            }
        }
        return family;
    }

    private MetricFamilySamples items() {
        var family = new GaugeMetricFamily("mcpx_server_tools", "Tools in a server's catalogue", List.of("server"));
        for (var upstream : upstreams.all()) {
            family.addMetric(List.of(name(upstream)), upstream.catalog().tools().size());
        }
        return family;
    }

    private MetricFamilySamples config() {
        var version = snapshots.current().snapshot().version();
        return new GaugeMetricFamily("mcpx_config_info", "1, with the configuration in force", List.of("version"))
                .addMetric(List.of(version), 1);
    }

    private MetricFamilySamples refusal() {
        return new GaugeMetricFamily(
                "mcpx_config_refused",
                "1 while the latest configuration is not what is in force",
                snapshots.lastRefusal().isPresent() ? 1 : 0);
    }

    private static String name(Upstream upstream) {
        return CleanText.of(upstream.spec().name().value(), 128);
    }
}
