// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.proxy.record.CallRecord;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The OpenTelemetry span of a client's request. Its parent is what the message says in {@code _meta}, with a link to what
 * the HTTP request says; the HTTP request's is the parent where the message says nothing.
 */
final class ServerSpan {

    private final Tracer tracer;
    private final Span span;

    private ServerSpan(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    static ServerSpan start(Tracer tracer, CallOrigin origin) {
        var span = tracer.spanBuilder(origin.method()).setSpanKind(SpanKind.SERVER);
        setParent(span, origin);
        span.setAttribute(SpanKeys.METHOD, origin.method());
        span.setAttribute(SpanKeys.PROTOCOL_VERSION, origin.revision().wire());
        span.setAttribute(SpanKeys.REQUEST_ID, origin.id().toString());
        span.setAttribute(SpanKeys.ENDPOINT, origin.endpoint());
        span.setAttribute(SpanKeys.NETWORK_TRANSPORT, "tcp");
        if (origin.session() != null) {
            span.setAttribute(SpanKeys.SESSION, origin.session());
        }
        return new ServerSpan(tracer, span.startSpan());
    }

    String traceId() {
        return span.getSpanContext().getTraceId();
    }

    ClientSpan startClient(UpstreamTarget target) {
        return ClientSpan.start(tracer, span, target);
    }

    void end(CallRecord call) {
        if (call.itemName() != null && call.server() != null) {
            SpanKeys.nameItem(span, call.method(), call.itemName());
        }
        SpanKeys.end(span, call.outcome(), call.code());
    }

    private static void setParent(SpanBuilder span, CallOrigin origin) {
        var header = remote(origin.traceparentHeader(), null);
        var meta = remote(origin.meta(TraceContext.TRACEPARENT), origin.meta(TraceContext.TRACESTATE));
        var parent = meta != null ? meta : header;
        if (parent == null) {
            span.setNoParent();
            return;
        }
        span.setParent(Context.root().with(Span.wrap(parent)));
        if (meta != null && header != null) {
            span.addLink(header);
        }
    }

    private static @Nullable SpanContext remote(@Nullable String traceparent, @Nullable String tracestate) {
        return TraceParent.parse(traceparent)
                .map(parent -> SpanContext.createFromRemoteParent(
                        parent.traceId(),
                        parent.spanId(),
                        parent.isSampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                        state(parent, tracestate)))
                .orElse(null);
    }

    /** The propagator knows how to read a tracestate and to drop one that is malformed. */
    private static TraceState state(TraceParent parent, @Nullable String tracestate) {
        if (tracestate == null) {
            return TraceState.getDefault();
        }
        var carrier = new Carrier(parent.text(), tracestate);
        var context = W3CTraceContextPropagator.getInstance().extract(Context.root(), carrier, Carrier.GETTER);
        return Span.fromContext(context).getSpanContext().getTraceState();
    }

    private record Carrier(String traceparent, String tracestate) {

        static final TextMapGetter<Carrier> GETTER = new TextMapGetter<>() {
            @Override
            public Iterable<String> keys(Carrier carrier) {
                return List.of(TraceContext.TRACEPARENT, TraceContext.TRACESTATE);
            }

            @Override
            public @Nullable String get(@Nullable Carrier carrier, String key) {
                return carrier == null ? null : carrier.find(key);
            }
        };

        private @Nullable String find(String key) {
            return switch (key) {
                case TraceContext.TRACEPARENT -> traceparent;
                case TraceContext.TRACESTATE -> tracestate;
                default -> null;
            };
        }
    }
}
