// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallMetrics;
import io.mcpx.proxy.session.LegacySession;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Begins what is seen of calls and sessions while they run. Thread-safe, never blocks. */
@Singleton
public final class CallSpans {

    private final CallMetrics metrics;
    private final Tracer tracer;
    private final boolean isOff;
    private final Baggage baggage;

    CallSpans(CallMetrics metrics, OpenTelemetry telemetry, TraceConfig config) {
        this.metrics = metrics;
        this.tracer = telemetry.getTracer("io.mcpx.proxy");
        this.isOff = config.disabled();
        this.baggage = new Baggage(config.baggageKeys().orElse(Set.of()));
    }

    /** A legacy session opened: it is measured when it ends. */
    public void follow(LegacySession session) {
        var revision = session.revision();
        long opened = System.nanoTime();
        session.onClose(() -> metrics.countSession(revision, Duration.ofNanos(System.nanoTime() - opened)));
    }

    /** A legacy session with a server is over. */
    public void upstreamSessionEnded(ServerName server, Revision revision, Duration lasted) {
        metrics.countUpstreamSession(server.value(), revision, lasted);
    }

    /** A request came in. The span that is returned must be ended, once. */
    public CallSpan start(CallOrigin origin) {
        metrics.begin();
        return isOff
                ? new CallSpan(origin, null, metrics, baggage)
                : new CallSpan(origin, ServerSpan.start(tracer, origin), metrics, baggage);
    }
}
