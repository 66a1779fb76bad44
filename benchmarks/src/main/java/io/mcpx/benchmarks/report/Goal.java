// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What is to be reached, and what was measured of it.
 *
 * @param measured empty if it was not measured
 */
public record Goal(String what, Bound bound, double limit, OptionalDouble measured) {

    /** On which side of the limit is good. */
    public enum Bound {
        AT_MOST("≤"),
        AT_LEAST("≥");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /** Reached, not reached, or not measured. */
    public String verdict() {
        if (measured.isEmpty()) {
            return "not measured";
        }
        return isReached(measured.getAsDouble()) ? "reached" : "**not reached**";
    }

    String line() {
        var found = measured.isEmpty() ? "–" : number(measured.getAsDouble());
        return "| " + what + " | " + bound.sign + " " + number(limit) + " | " + found + " | " + verdict() + " |\n";
    }

    private boolean isReached(double value) {
        return switch (bound) {
            case AT_MOST -> value <= limit;
            case AT_LEAST -> value >= limit;
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value);
    }
}
