// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One API key of an agent.
 *
 * @param hash SHA-256 of the key, lower-case hexadecimal
 * @param expires when it ceases to be valid; null means never
 */
public record KeySpec(String hash, @Nullable Instant expires) {

    /** A key that does not expire. */
    public static KeySpec of(String hash) {
        return new KeySpec(hash, null);
    }

    /** Whether it has ceased to be valid by then. */
    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "KeySpec[expires=" + expires + "]";
    }
}
