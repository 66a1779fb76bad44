// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of this process. */
@Singleton
final class ClockFactory {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
