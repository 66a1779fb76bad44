// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What one round of load came to.
 *
 * @param calls that were answered well
 * @param errors answers that were none, wrong answers, lost connections, and calls that were not answered in the end
 * @param firstError for people
 * @param bytes of the answers' bodies
 * @param took until the last of them was answered
 * @param latencies in nanoseconds, of the calls
 */
public record Round(
        long calls, long errors, Optional<String> firstError, long bytes, Duration took, Histogram latencies) {

    public double callsPerSecond() {
        return calls / (took.toNanos() / 1e9);
    }

    /** In milliseconds. */
    public double percentile(double which) {
        return latencies.getValueAtPercentile(which) / 1e6;
    }
}
