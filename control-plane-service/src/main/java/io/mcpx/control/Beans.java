// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What the service takes from the JVM. */
final class Beans {

    /** In microseconds, as the database keeps time. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
