// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Counts what happens in a round. Used by one thread. */
final class Tally {

    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    private final Histogram latencies = new Histogram(LONGEST, 3);
    private long calls;
    private long errors;
    private long bytes;
    private Optional<String> firstError = Optional.empty();

    void answered(long nanos, long size) {
        calls++;
        bytes += size;
        latencies.recordValue(Math.min(LONGEST, Math.max(0, nanos)));
    }

    void failed(String why) {
        errors++;
        if (firstError.isEmpty()) {
            firstError = Optional.of(why);
        }
    }

    long errors() {
        return errors;
    }

    Round round(long nanos) {
        return new Round(calls, errors, firstError, bytes, Duration.ofNanos(nanos), latencies);
    }
}
