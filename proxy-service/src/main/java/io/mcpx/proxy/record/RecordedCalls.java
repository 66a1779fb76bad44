// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import jakarta.inject.Singleton;

/** Counts and logs each call record. */
@Singleton
final class RecordedCalls implements CallRecords {

    private final CallMetrics metrics;
    private final CallLog log;

    RecordedCalls(CallMetrics metrics, CallLog log) {
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    public void accept(CallRecord call) {
        metrics.count(call);
        log.write(call);
    }
}
