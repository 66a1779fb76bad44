// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.proxy.credential.secret.CredentialConfig;
import io.mcpx.proxy.upstream.guard.Backoff;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * The clock of what is kept, and how fast attempts to get it follow on each other.
 *
 * @param nanoTime as {@link System#nanoTime}
 */
record Pace(CredentialConfig config, LongSupplier nanoTime) {

    static Pace of(CredentialConfig config) {
        return new Pace(config, System::nanoTime);
    }

    Gate gate() {
        return new Gate(
                new Backoff(
                        config.retryFirst(),
                        config.retryCap(),
                        () -> ThreadLocalRandom.current().nextDouble()),
                nanoTime);
    }
}
