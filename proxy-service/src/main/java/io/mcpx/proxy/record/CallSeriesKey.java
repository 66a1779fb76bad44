// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallRecord.Outcome;

/**
 * Label values of one call, all bounded: calls with equal ones are counted together.
 *
 * @param subject who was proved
 * @param agentLabel what Lunar calls the agent: a tag or a client name, which prove nothing
 * @param item a tool or prompt that exists, or empty
 * @param errorType by the OpenTelemetry conventions, or empty
 */
record CallSeriesKey(
        String endpoint,
        String subject,
        String agentLabel,
        String server,
        String method,
        String item,
        String provider,
        String model,
        Revision revision,
        Outcome outcome,
        String errorType) {

    /** The item if this is the method that uses it, else empty. */
    String itemOf(String user) {
        return method.equals(user) ? item : LabelValues.NONE;
    }

    /** The same call without what has most values. */
    CallSeriesKey coarse() {
        return new CallSeriesKey(
                endpoint,
                LabelValues.OTHER,
                LabelValues.OTHER,
                server,
                method,
                item.isEmpty() ? item : LabelValues.OTHER,
                LabelValues.OTHER,
                LabelValues.OTHER,
                revision,
                outcome,
                errorType);
    }
}
