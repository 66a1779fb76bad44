// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.mcpx.configuration.resource.Resource;
import io.mcpx.configuration.resource.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change with all its parts, each resource sound in itself.
 *
 * @param version of the whole once it is applied
 * @param isFull whether nothing of what was before is kept
 * @param committedAt when it was made; null if that was not said
 */
record Change(
        String version,
        boolean isFull,
        List<Resource> upserts,
        Set<ResourceKey> removed,
        @Nullable Instant committedAt) {

    Change {
        upserts = List.copyOf(upserts);
        removed = Set.copyOf(removed);
    }

    boolean isEmpty() {
        return upserts.isEmpty() && removed.isEmpty();
    }
}
