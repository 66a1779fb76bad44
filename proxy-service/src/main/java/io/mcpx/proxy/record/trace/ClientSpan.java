// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.proxy.record.CallRecord.Outcome;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The OpenTelemetry span of the gateway's request to a server. */
final class ClientSpan {

    private final Span span;
    private final Map<String, String> headers;

    private ClientSpan(Span span) {
        this.span = span;
        this.headers = headers(span.getSpanContext());
    }

    static ClientSpan start(Tracer tracer, Span parent, UpstreamTarget target) {
        var span = tracer.spanBuilder(target.method())
                .setSpanKind(SpanKind.CLIENT)
                .setParent(Context.root().with(parent))
                .setAttribute(SpanKeys.METHOD, target.method())
                .setAttribute(SpanKeys.SERVER, target.serverName())
                .setAttribute(SpanKeys.NETWORK_TRANSPORT, target.networkTransport());
        target.url().ifPresent(url -> {
            span.setAttribute(SpanKeys.ADDRESS, Objects.requireNonNullElse(url.getHost(), ""));
            span.setAttribute(SpanKeys.PORT, UpstreamTarget.port(url));
        });
        var started = span.startSpan();
        if (target.nativeName() != null) {
            SpanKeys.nameItem(started, target.method(), target.nativeName());
        }
        return new ClientSpan(started);
    }

    String traceparent() {
        return Objects.requireNonNull(headers.get(TraceContext.TRACEPARENT), "every span has a context");
    }

    @Nullable
    String tracestate() {
        return headers.get(TraceContext.TRACESTATE);
    }

    void end(Outcome outcome, int code) {
        SpanKeys.end(span, outcome, code);
    }

    private static Map<String, String> headers(SpanContext context) {
        var headers = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance()
                .inject(
                        Context.root().with(Span.wrap(context)),
                        headers,
                        (carrier, key, value) -> headers.put(key, value));
        return headers;
    }
}
