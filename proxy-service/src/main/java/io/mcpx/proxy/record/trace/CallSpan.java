// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.proxy.record.CallMetrics;
import io.mcpx.proxy.record.CallRecord;
import org.jspecify.annotations.Nullable;

/** One call while it runs: the gateway's server side. End it once. */
public final class CallSpan {

    private final CallOrigin origin;
    private final @Nullable ServerSpan span;
    private final CallMetrics metrics;
    private final Baggage baggage;

    CallSpan(CallOrigin origin, @Nullable ServerSpan span, CallMetrics metrics, Baggage baggage) {
        this.origin = origin;
        this.span = span;
        this.metrics = metrics;
        this.baggage = baggage;
    }

    /** The trace this call belongs to, for its record: the gateway's, else the client's; null without either. */
    public @Nullable String traceId() {
        return span != null
                ? span.traceId()
                : TraceParent.parse(origin.meta(TraceContext.TRACEPARENT))
                        .or(() -> TraceParent.parse(origin.traceparentHeader()))
                        .map(TraceParent::traceId)
                        .orElse(null);
    }

    /** The call goes on to a server. The span that is returned must be ended, once. */
    public UpstreamSpan upstream(UpstreamTarget target) {
        return span == null
                ? new UpstreamSpan(target, null, passing(), metrics)
                : traced(target, span.startClient(target));
    }

    public void end(CallRecord call) {
        metrics.end();
        if (span != null) {
            span.end(call);
        }
    }

    private UpstreamSpan traced(UpstreamTarget target, ClientSpan client) {
        var context = new TraceContext(client.traceparent(), client.tracestate(), allowedBaggage());
        return new UpstreamSpan(target, client, context, metrics);
    }

    /** What the client said itself; what it said in the header only, where servers look for it. */
    private TraceContext passing() {
        var onlyInHeader = origin.meta(TraceContext.TRACEPARENT) == null
                ? TraceParent.parse(origin.traceparentHeader())
                        .map(TraceParent::text)
                        .orElse(null)
                : null;
        return new TraceContext(onlyInHeader, null, allowedBaggage());
    }

    private @Nullable String allowedBaggage() {
        return baggage.allowed(origin.meta(TraceContext.BAGGAGE));
    }
}
