// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import io.mcpx.configuration.policy.AccessRules;
import io.mcpx.configuration.route.Snapshot;
import java.util.Optional;
import java.util.function.Consumer;

/** The snapshot in force. Read it once for each request. */
public interface Snapshots {

    /** A snapshot with the rules compiled from it; replaced as one. */
    record InForce(Snapshot snapshot, AccessRules access) {}

    InForce current();

    /** Calls the listener before each swap, with what is about to come into force: to prepare what takes long. */
    default void beforeSwap(Consumer<InForce> listener) {}

    /** Calls the listener after each swap, with what came into force. Not called for the present one. */
    void onSwap(Consumer<InForce> listener);

    /** Whether a first snapshot is in force; until then there is nothing to serve. */
    default boolean isSet() {
        return true;
    }

    /** Why the latest configuration is not in force; empty when it is. */
    default Optional<String> lastRefusal() {
        return Optional.empty();
    }
}
