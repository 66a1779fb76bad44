// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.configuration.resource.ResourceKey;
import java.util.List;
import java.util.Map;

/**
 * What leads from what a replica has to what it is to have.
 *
 * @param isFull whether it forgets all it has
 */
public record Difference(View target, boolean isFull, List<ResourceKey> upserts, List<ResourceKey> removed) {

    public Difference {
        upserts = List.copyOf(upserts);
        removed = List.copyOf(removed);
    }

    /** @param known the hash of each resource it has */
    static Difference between(Map<ResourceKey, String> known, View target) {
        var wanted = target.hashes();
        var upserts = wanted.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(known.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        var removed = known.keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .sorted()
                .toList();
        return new Difference(target, known.isEmpty(), upserts, removed);
    }
}
