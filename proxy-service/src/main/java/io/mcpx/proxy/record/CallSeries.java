// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.prometheus.client.Histogram;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The meters that one combination of labels counts in.
 *
 * @param lunar Lunar's histogram in milliseconds; null where the call is not of a tool
 */
record CallSeries(Counter total, Timer duration, Histogram.@Nullable Child lunar) {

    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    void record(Duration took) {
        total.increment();
        duration.record(took);
        if (lunar != null) {
            lunar.observe(took.toNanos() / NANOS_OF_A_MILLISECOND);
        }
    }
}
