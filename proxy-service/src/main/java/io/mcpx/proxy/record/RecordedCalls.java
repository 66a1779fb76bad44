// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Counts and logs each call record. */
@Singleton
final class RecordedCalls implements CallRecords {

    private final CallMetrics metrics;
    private final CallLog log;
    private final LongAdder count = new LongAdder();

    RecordedCalls(CallMetrics metrics, CallLog log) {
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    public void accept(CallRecord call) {
        count.increment();
        metrics.count(call);
        log.write(call);
    }

    /** Calls recorded since the start. */
    long count() {
        return count.sum();
    }
}
