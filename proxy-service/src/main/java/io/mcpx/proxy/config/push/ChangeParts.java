// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.mcpx.configuration.resource.Resource;
import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.contracts.config.v1.Delta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the parts of one change, and takes nothing that is not sound: the bounds of the contract, the hash of each body, no
 * resource twice. Whatever comes, it never throws and holds no more than its limits. Not thread-safe.
 */
final class ChangeParts {

    private static final int LONGEST_VERSION = 128;

    private final Limits limits;
    private @Nullable Parts parts;
    private @Nullable String refused;

    /**
     * What one change may have.
     *
     * @param bytes of all bodies and names together
     * @param resources changed and removed together
     */
    record Limits(long bytes, int resources) {}

    /** What was gathered so far. */
    private static final class Parts {

        private final String version;
        private final boolean isFull;
        private final @Nullable Instant committedAt;
        private final List<Resource> upserts = new ArrayList<>();
        private final List<ResourceKey> removed = new ArrayList<>();
        private final Set<ResourceKey> names = new HashSet<>();
        private long bytes;

        Parts(Delta first) {
            this.version = first.getVersion();
            this.isFull = first.getFull();
            this.committedAt = Wire.committedAt(first);
        }

        Change change() {
            return new Change(version, isFull, upserts, Set.copyOf(removed), committedAt);
        }
    }

    ChangeParts(Limits limits) {
        this.limits = limits;
    }

    Gathered add(Delta delta) {
        if (delta.getVersion().equals(refused)) {
            refused = delta.getMore() ? refused : null;
            return new Gathered.Waiting();
        }
        refused = null;
        try {
            return gather(delta);
        } catch (BrokenContract e) {
            parts = null;
            refused = delta.getMore() ? delta.getVersion() : null;
            return new Gathered.Refused(Wire.clean(delta.getVersion(), LONGEST_VERSION), List.of(e.what()));
        }
    }

    private Gathered gather(Delta delta) throws BrokenContract {
        var present = current(delta);
        for (var resource : delta.getUpsertsList()) {
            add(present, resource.getName().length(), resource.getBody().size());
            var sound = Wire.resource(resource);
            once(present, sound.key());
            present.upserts.add(sound);
        }
        for (var key : delta.getRemovedList()) {
            add(present, key.getName().length(), 0);
            var gone = Wire.key(key.getKind(), key.getKindValue(), key.getName());
            once(present, gone);
            present.removed.add(gone);
        }
        if (present.isFull && !present.removed.isEmpty()) {
            throw new BrokenContract("a full change removes " + present.removed.size() + " resources (expected: none)");
        }
        if (delta.getMore()) {
            return new Gathered.Waiting();
        }
        parts = null;
        return new Gathered.Complete(present.change());
    }

    private Parts current(Delta delta) throws BrokenContract {
        var version = delta.getVersion();
        if (version.isEmpty() || version.length() > LONGEST_VERSION) {
            throw new BrokenContract(
                    "version: " + version.length() + " characters (expected: 1 to " + LONGEST_VERSION + ")");
        }
        var present = parts;
        if (present == null || !present.version.equals(version)) {
            present = new Parts(delta);
            parts = present;
        } else if (present.isFull != delta.getFull()) {
            throw new BrokenContract("full: both true and false in the parts of one change");
        }
        return present;
    }

    private void add(Parts present, int name, int body) throws BrokenContract {
        if (present.names.size() >= limits.resources()) {
            throw new BrokenContract("more than " + limits.resources() + " resources");
        }
        present.bytes += name + body;
        if (present.bytes > limits.bytes()) {
            throw new BrokenContract("resources of more than " + limits.bytes() + " bytes together");
        }
    }

    private static void once(Parts present, ResourceKey key) throws BrokenContract {
        if (!present.names.add(key)) {
            throw new BrokenContract(Wire.describe(key) + ": named twice in one change");
        }
    }
}
