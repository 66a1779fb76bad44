// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.prometheus.client.CollectorRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts calls as they run, as they end, and as their upstream part ends; and sessions as they end. Meters are made once for each combination of
 * labels and never removed; their number is bounded by {@link MetricsConfig}.
 */
@Singleton
public final class CallMetrics {

    private record UpstreamSessionKey(String server, Revision revision) {}

    private final MetricsConfig config;
    private final CallLabels labels;
    private final CallMeters meters;
    private final Map<CallSeriesKey, CallSeries> calls = new ConcurrentHashMap<>();
    private final Map<UpstreamSeriesKey, Timer> upstreamCalls = new ConcurrentHashMap<>();
    private final Map<Revision, Timer> sessions = new ConcurrentHashMap<>();
    private final Map<UpstreamSessionKey, Timer> upstreamSessions = new ConcurrentHashMap<>();
    private final AtomicInteger active = new AtomicInteger();

    private record UpstreamSeriesKey(String server, String method, String errorType) {}

    CallMetrics(MetricsConfig config, MeterRegistry registry, CollectorRegistry collectors) {
        this.config = config;
        this.labels = new CallLabels(config);
        this.meters = new CallMeters(registry, collectors);
        Gauge.builder("mcpx.calls.active", active, AtomicInteger::get)
                .description("Requests that have come in and are not yet answered")
                .register(registry);
    }

    /** A request came in. */
    public void begin() {
        active.incrementAndGet();
    }

    /** A request that began has ended. */
    public void end() {
        active.decrementAndGet();
    }

    /** Counts a call, however it ended. */
    public void count(CallRecord call) {
        var key = labels.key(call);
        var known = calls.get(key);
        (known != null ? known : series(key)).record(call.took());
    }

    /** Counts what a call did at a server. */
    public void countUpstream(String server, String method, Outcome outcome, int code, Duration took) {
        var key =
                new UpstreamSeriesKey(labels.server(server), CallLabels.method(method), CallErrors.type(outcome, code));
        upstreamCalls
                .computeIfAbsent(key, fresh -> meters.upstream(fresh.server(), fresh.method(), fresh.errorType()))
                .record(took);
    }

    /** Counts a client's legacy session that has ended. */
    public void countSession(Revision revision, Duration lasted) {
        sessions.computeIfAbsent(revision, meters::session).record(lasted);
    }

    /** Counts a legacy session with a server that has ended. */
    public void countUpstreamSession(String server, Revision revision, Duration lasted) {
        upstreamSessions
                .computeIfAbsent(
                        new UpstreamSessionKey(labels.server(server), revision),
                        fresh -> meters.upstreamSession(fresh.server(), fresh.revision()))
                .record(lasted);
    }

    private CallSeries series(CallSeriesKey key) {
        var bounded = calls.size() < config.maxSeries() ? key : key.coarse();
        return calls.computeIfAbsent(bounded, meters::series);
    }
}
