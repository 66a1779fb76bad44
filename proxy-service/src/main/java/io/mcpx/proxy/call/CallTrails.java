// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.proxy.record.CallRecords;
import io.mcpx.proxy.record.trace.CallSpans;
import io.mcpx.proxy.session.LegacySession;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Begins the trail of each request. */
@Singleton
final class CallTrails {

    private final CallRecords records;
    private final CallSpans spans;
    private final Clock clock;

    CallTrails(CallRecords records, CallSpans spans, Clock clock) {
        this.records = records;
        this.spans = spans;
        this.clock = clock;
    }

    CallTrail begin(Inbound inbound) {
        return new CallTrail(inbound, records, spans, clock);
    }

    /** Measures a legacy session until it ends. */
    void follow(LegacySession session) {
        spans.follow(session);
    }
}
