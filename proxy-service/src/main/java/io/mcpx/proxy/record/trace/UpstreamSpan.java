// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.proxy.record.CallMetrics;
import io.mcpx.proxy.record.CallRecord.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The part of a call that a server works on: the gateway's client side. End it once. */
public final class UpstreamSpan {

    private final UpstreamTarget target;
    private final @Nullable ClientSpan span;
    private final TraceContext context;
    private final CallMetrics metrics;
    private final long started = System.nanoTime();

    UpstreamSpan(UpstreamTarget target, @Nullable ClientSpan span, TraceContext context, CallMetrics metrics) {
        this.target = target;
        this.span = span;
        this.context = context;
        this.metrics = metrics;
    }

    /** The params with the trace context that belongs in their {@code _meta}; the same object where nothing changes. */
    public JsonObject carriedBy(JsonObject params) {
        return context.into(params);
    }

    /** The server answered, or did not; the code is of JSON-RPC, or 0. */
    public void end(Outcome outcome, int code) {
        var took = Duration.ofNanos(System.nanoTime() - started);
        metrics.countUpstream(target.serverName(), target.method(), outcome, code, took);
        if (span != null) {
            span.end(outcome, code);
        }
    }
}
