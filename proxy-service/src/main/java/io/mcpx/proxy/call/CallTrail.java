// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.proxy.policy.Decision;
import io.mcpx.proxy.record.CallRecord;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.record.CallRecords;
import io.mcpx.proxy.route.ServerName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Collects the facts of one request and writes its record when it ends; exactly once. */
final class CallTrail {

    private final Inbound inbound;
    private final CallRecords records;
    private final Clock clock;
    private final Instant at;
    private final long started = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable String server;
    private volatile @Nullable String item;
    private volatile @Nullable String rule;

    CallTrail(Inbound inbound, CallRecords records, Clock clock) {
        this.inbound = inbound;
        this.records = records;
        this.clock = clock;
        this.at = this.clock.instant();
    }

    void concerns(String exposedName) {
        item = exposedName;
    }

    void reaches(ServerName name) {
        server = name.value();
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
        var caller = inbound.caller();
        records.accept(new CallRecord(
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
                null,
                CallRecord.ModelLabel.of(inbound.paramHeaders())));
    }
}
