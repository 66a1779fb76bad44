// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param jvmWarmUp the longest that load on the gateway gets faster before anything is measured
 * @param warmUp before the rounds of each measurement
 * @param round how long one is
 * @param rounds of which the median is reported
 * @param starts of the gateway of which the median is reported
 */
record Plan(Duration jvmWarmUp, Duration warmUp, Duration round, int rounds, int starts) {

    static final Plan WHOLE = new Plan(Duration.ofSeconds(40), Duration.ofSeconds(2), Duration.ofSeconds(3), 3, 5);

    static final Plan QUICK = new Plan(Duration.ofSeconds(15), Duration.ofMillis(500), Duration.ofMillis(1200), 2, 3);
}
