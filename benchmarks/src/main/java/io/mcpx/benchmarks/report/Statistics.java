// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import java.util.Arrays;

/** The arithmetic of the reports. */
public final class Statistics {

    /** The value in the middle; between the two in the middle of an even number. */
    public static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values: none (expected: 1 or more)");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** By how much the straight line through values at even times rises from the first to the last of them. */
    public static double rise(double... values) {
        double middle = (values.length - 1) / 2.0;
        double mean = Arrays.stream(values).average().orElse(0);
        double up = 0;
        double across = 0;
        for (int i = 0; i < values.length; i++) {
            up += (i - middle) * (values[i] - mean);
            across += (i - middle) * (i - middle);
        }
        return across == 0 ? 0 : up / across * (values.length - 1);
    }

    private Statistics() {}
}
