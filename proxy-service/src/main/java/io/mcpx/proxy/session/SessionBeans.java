// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.seal.Sealer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the table of sessions. */
@Singleton
final class SessionBeans {

    @Produces
    @Singleton
    OpenSessions openSessions(SessionConfig config, Sealer sealer, Peers peers) {
        return new OpenSessions(config, sealer, peers, Clock.systemUTC());
    }
}
