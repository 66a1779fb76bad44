// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

/** When the next call begins. */
public sealed interface Pace {

    /** As soon as its connection is free: a closed loop, which measures the most that is possible. */
    record AsAnswered() implements Pace {}

    /** So many each second, evenly, whatever is answered: an open loop, in which waiting counts from the intended start. */
    record Rate(double perSecond) implements Pace {

        public Rate {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("rate: " + perSecond + " (expected: > 0)");
            }
        }

        long interval() {
            return Math.max(1, Math.round(1e9 / perSecond));
        }
    }
}
