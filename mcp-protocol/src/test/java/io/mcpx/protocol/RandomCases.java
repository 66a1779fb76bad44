// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol;

import java.util.Random;

/** Runs a property over many seeds; a failure names the seed that repeats it: {@code -Dproperty.seed=…}. */
public final class RandomCases {

    private static final Long ONLY = Long.getLong("property.seed");

    /** A property that must hold for whatever the random source gives. */
    public interface Property {
        void check(Random random) throws Exception;
    }

    public static void hold(int cases, Property property) {
        if (ONLY != null) {
            check(ONLY, property);
            return;
        }
        for (long seed = 0; seed < cases; seed++) {
            check(seed, property);
        }
    }

    private static void check(long seed, Property property) {
        try {
            property.check(new Random(seed * 0x9E3779B97F4A7C15L));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("with -Dproperty.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    private RandomCases() {}
}
