// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.policy.AccessRules;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.config.Snapshots;
import java.util.function.Consumer;

/** One snapshot that never changes, or the lack of one; without rules: nothing here is authorised. */
record FakeSnapshots(Snapshot snapshot, boolean isSet) implements Snapshots {

    private static final AccessRules NO_RULES = (caller, endpoint) -> {
        throw new IllegalStateException("transports decide nothing");
    };

    @Override
    public InForce current() {
        return new InForce(snapshot, NO_RULES);
    }

    @Override
    public void onSwap(Consumer<InForce> listener) {
        // never swapped
    }
}
