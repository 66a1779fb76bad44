// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.identity.token.IssuerKeys;
import io.mcpx.proxy.identity.token.TokenLimits;
import io.mcpx.proxy.identity.token.Tokens;
import java.time.InstantSource;

/** Everybody whom one snapshot lets in, and the tokens that were good while it is in force. */
record Roll(KeyRing keys, Bearers bearers, Tokens tokens) {

    static Roll of(Snapshot snapshot, IssuerKeys issuerKeys, TokenLimits limits, InstantSource clock) {
        return new Roll(
                KeyRing.of(snapshot),
                Bearers.of(snapshot),
                new Tokens(snapshot.auth().issuers(), issuerKeys, limits, clock));
    }

    Snapshot snapshot() {
        return keys.snapshot();
    }

    boolean isOf(Snapshot some) {
        return keys.isOf(some);
    }
}
