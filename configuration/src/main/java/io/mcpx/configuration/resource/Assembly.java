// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.route.Snapshot;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A valid configuration put together from resources. Immutable and thread-safe. A change is checked as a whole, yet only the
 * entries are read again that changed or refer to names that did: the result is that of reading all of them as one document.
 * References are not resolved: they are kept in secrets, and mistakes elsewhere.
 */
public final class Assembly {

    /** The configuration of no resource. */
    public static final Assembly EMPTY = new Assembly(new TreeMap<>(), Snapshot.EMPTY, new Claims());

    private final SortedMap<ResourceKey, Resource> resources;
    private final Snapshot snapshot;
    private final Claims claims;

    /** Takes what it is given for its own: nobody changes these afterwards. */
    Assembly(SortedMap<ResourceKey, Resource> resources, Snapshot snapshot, Claims claims) {
        this.resources = Collections.unmodifiableSortedMap(resources);
        this.snapshot = snapshot;
        this.claims = claims;
    }

    /**
     * The configuration after a change.
     *
     * @param upserts what is added or replaced, each key once
     * @param removed what goes; a key that does not exist is passed over
     */
    public Assembled with(List<Resource> upserts, Set<ResourceKey> removed) {
        return new Change(this, upserts, removed).apply();
    }

    /** What it says. Its version is the SHA-256 over one line "kind TAB name TAB hash LF" for each resource, in their order. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Every resource, in order. */
    public Collection<Resource> resources() {
        return resources.values();
    }

    /** The resource of this key. */
    public Optional<Resource> find(ResourceKey key) {
        return Optional.ofNullable(resource(key));
    }

    @Nullable
    Resource resource(ResourceKey key) {
        return resources.get(key);
    }

    SortedMap<ResourceKey, Resource> table() {
        return resources;
    }

    Claims claims() {
        return claims;
    }
}
