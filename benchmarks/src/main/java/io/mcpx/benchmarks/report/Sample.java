// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * How the gateway is after a minute of a soak.
 *
 * @param minute which one, from 1
 * @param p50 of the latencies of that minute, in milliseconds
 * @param p99 likewise
 * @param heap alive after a collection, in bytes
 * @param resident memory in RAM, in bytes
 * @param files files, sockets and pipes it has open
 */
public record Sample(
        int minute,
        double callsPerSecond,
        double p50,
        double p99,
        long errors,
        OptionalLong heap,
        OptionalLong resident,
        OptionalLong threads,
        OptionalLong files) {

    /** One row of a Markdown table. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "| %d | %.0f | %.3f | %.3f | %d | %s | %s | %s | %s |%n",
                minute,
                callsPerSecond,
                p50,
                p99,
                errors,
                mebibytes(heap),
                mebibytes(resident),
                whole(threads),
                whole(files));
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.1f", bytes.getAsLong() / 1048576.0) : "–";
    }

    private static String whole(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "–";
    }
}
