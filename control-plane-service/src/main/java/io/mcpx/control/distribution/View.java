// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.configuration.resource.ResourceKey;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an instance is to have. Immutable.
 *
 * @param version as gateways compute it, over the bodies with their secrets: whoever sees it could try out guesses at one
 * @param label names the same content, over the bodies with their secrets sealed: may be shown
 * @param hashes those of the bodies with their secrets, in lower-case hexadecimal
 * @param bodies with their secrets sealed
 */
public record View(
        String version,
        String label,
        long revision,
        @Nullable Instant committedAt,
        SortedMap<ResourceKey, String> hashes,
        SortedMap<ResourceKey, String> bodies) {

    public View {
        hashes = Collections.unmodifiableSortedMap(hashes);
        bodies = Collections.unmodifiableSortedMap(bodies);
    }

    @Override
    public String toString() {
        return "View[label=" + label + ", revision=" + revision + "]";
    }
}
