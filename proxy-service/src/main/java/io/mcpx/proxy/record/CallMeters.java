// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Makes the meters of calls, each with its name, labels and buckets. Names and labels are never renamed. */
final class CallMeters {

    /** The buckets that the OpenTelemetry conventions advise for MCP, in seconds. */
    private static final Duration[] BUCKETS = DoubleStream.of(
                    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300)
            .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
            .toArray(Duration[]::new);

    private static final double[] LUNAR_BUCKETS = {
        0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000
    };

    private final MeterRegistry registry;

    /** Not a Micrometer meter, because Lunar's lowest bucket is 0 and Micrometer's must be above it. */
    private final Histogram lunar;

    CallMeters(MeterRegistry registry, CollectorRegistry collectors) {
        this.registry = registry;
        this.lunar = Histogram.build("tool_call_duration_ms", "Duration of tool calls in milliseconds")
                .labelNames("tool_name", "error", "agent", "llm", "model", "user_name", "server")
                .buckets(LUNAR_BUCKETS)
                .register(collectors);
    }

    CallSeries series(CallSeriesKey key) {
        return new CallSeries(total(key), duration(key), toolCalls(key));
    }

    Timer upstream(String server, String method, String errorType) {
        return Timer.builder("mcp.client.operation.duration")
                .description("Duration of the gateway's requests to servers")
                .tag("mcp.method.name", method)
                .tag("mcpx.server", server)
                .tag("error.type", errorType)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    Timer session(Revision revision) {
        return Timer.builder("mcp.server.session.duration")
                .description("Duration of clients' legacy sessions")
                .tag("mcp.protocol.version", revision.wire())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    Timer upstreamSession(String server, Revision revision) {
        return Timer.builder("mcp.client.session.duration")
                .description("Duration of the gateway's legacy sessions with servers")
                .tag("mcpx.server", server)
                .tag("mcp.protocol.version", revision.wire())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Counter total(CallSeriesKey key) {
        return Counter.builder("mcpx.calls")
                .description("Requests of clients that were answered, denied or failed")
                .tag("endpoint", key.endpoint())
                .tag("agent", key.subject())
                .tag("server", key.server())
                .tag("method", key.method())
                .tag("outcome", key.outcome().label())
                .register(registry);
    }

    private Timer duration(CallSeriesKey key) {
        return Timer.builder("mcp.server.operation.duration")
                .description("Duration of clients' requests, from their arrival to the end of the answer")
                .tag("mcp.method.name", key.method())
                .tag("mcp.protocol.version", key.revision().wire())
                .tag("gen_ai.tool.name", key.itemOf(Methods.TOOLS_CALL))
                .tag("gen_ai.prompt.name", key.itemOf(Methods.PROMPTS_GET))
                .tag("error.type", key.errorType())
                .tag("mcpx.endpoint", key.endpoint())
                .tag("mcpx.server", key.server())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Histogram.@Nullable Child toolCalls(CallSeriesKey key) {
        if (!key.method().equals(Methods.TOOLS_CALL)) {
            return null;
        }
        return lunar.labels(
                key.item(),
                Boolean.toString(!key.errorType().isEmpty()),
                key.agentLabel(),
                key.provider(),
                key.model(),
                CallLabels.userName(key.subject()),
                key.server());
    }
}
