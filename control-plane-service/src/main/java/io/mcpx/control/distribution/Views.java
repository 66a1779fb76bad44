// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.configuration.resource.Version;
import io.mcpx.control.document.Hash;
import io.mcpx.control.tenancy.OrganisationId;
import jakarta.inject.Singleton;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes views. Takes as long as there are resources: for a worker. */
@Singleton
final class Views {

    private final OpenBodies bodies;

    Views(OpenBodies bodies) {
        this.bodies = bodies;
    }

    /** @param before an earlier view of the same instance, whose hashes hold for bodies that are the same; null for none */
    View of(OrganisationId organisation, Index index, Served served, @Nullable View before) {
        var selected = Selection.of(index.bodies(), served);
        if (before != null && selected.equals(before.bodies())) {
            return new View(
                    before.version(), before.label(), index.revision(), index.committedAt(), before.hashes(), selected);
        }
        var hashes = hashes(organisation, selected, before);
        return new View(Version.of(hashes), label(selected), index.revision(), index.committedAt(), hashes, selected);
    }

    private SortedMap<ResourceKey, String> hashes(
            OrganisationId organisation, SortedMap<ResourceKey, String> selected, @Nullable View before) {
        var hashes = new TreeMap<ResourceKey, String>();
        selected.forEach((key, body) -> {
            var known = before != null && body.equals(before.bodies().get(key))
                    ? before.hashes().get(key)
                    : null;
            hashes.put(key, known == null ? bodies.open(organisation, key, body).hash() : known);
        });
        return hashes;
    }

    private static String label(SortedMap<ResourceKey, String> selected) {
        var all = new StringBuilder();
        selected.forEach(
                (key, body) -> all.append(key).append('\n').append(body).append('\n'));
        return Hash.of(all.toString());
    }
}
