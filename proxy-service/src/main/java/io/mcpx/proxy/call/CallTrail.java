// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.Decision;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.proxy.record.CallRecord;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.record.CallRecords;
import io.mcpx.proxy.record.trace.CallOrigin;
import io.mcpx.proxy.record.trace.CallSpan;
import io.mcpx.proxy.record.trace.CallSpans;
import io.mcpx.proxy.record.trace.UpstreamSpan;
import io.mcpx.proxy.record.trace.UpstreamTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Collects the facts of one request and writes its record when it ends; exactly once. */
final class CallTrail {

    private final Inbound inbound;
    private final CallRecords records;
    private final Instant at;
    private final long started = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CallSpan span;
    private volatile @Nullable UpstreamSpan upstream;
    private volatile @Nullable String server;
    private volatile @Nullable String item;
    private volatile @Nullable String rule;

    CallTrail(Inbound inbound, CallRecords records, CallSpans spans, Clock clock) {
        this.inbound = inbound;
        this.records = records;
        this.at = clock.instant();
        this.span = spans.start(origin(inbound));
    }

    private static CallOrigin origin(Inbound inbound) {
        var request = inbound.request();
        var session = inbound.client() instanceof ClientProgram.Legacy(var legacy) ? legacy.key() : null;
        return new CallOrigin(
                request.method(),
                inbound.client().revision(),
                inbound.endpoint().path(),
                request.id(),
                request.params(),
                session,
                inbound.traceparent());
    }

    void concerns(String exposedName) {
        item = exposedName;
    }

    void reaches(ServerName name) {
        server = name.value();
    }

    /** The call goes on; returns the params with the trace context that belongs in them. */
    JsonObject goesOn(UpstreamTarget target, JsonObject params) {
        endRound();
        var begun = span.upstream(target);
        upstream = begun;
        return begun.carriedBy(params);
    }

    /** A call that takes several rounds at its server is that many requests there. */
    private void endRound() {
        var before = upstream;
        if (before != null) {
            before.end(Outcome.INPUT_REQUIRED, 0);
        }
    }

    void decided(Decision decision) {
        rule = switch (decision) {
            case Decision.Allow(var allowedBy) -> allowedBy;
            case Decision.Deny(var deniedBy) -> deniedBy;
        };
    }

    void end(Outcome outcome, int code, long responseBytes) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        var onward = upstream;
        if (onward != null) {
            onward.end(outcome, code);
        }
        var call = record(outcome, code, responseBytes);
        records.accept(call);
        span.end(call);
    }

    private CallRecord record(Outcome outcome, int code, long responseBytes) {
        var caller = inbound.caller();
        return new CallRecord(
                at,
                Duration.ofNanos(System.nanoTime() - started),
                inbound.endpoint().path(),
                caller.subject(),
                caller.consumerTag(),
                caller.clientName(),
                inbound.client().revision(),
                inbound.request().method(),
                server,
                item,
                rule,
                outcome,
                code,
                inbound.request().slice().length(),
                responseBytes,
                span.traceId(),
                CallRecord.ModelLabel.of(inbound.paramHeaders()));
    }
}
