// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.peer.PeerProof;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that may go on: its host and origin are allowed, its endpoint exists, its caller is known.
 *
 * @param inForce the snapshot that holds for the whole request
 * @param proof that another replica sent it on, which is not done twice; null when it comes from the client
 */
record Arrival(
        Exchange exchange,
        Snapshots.InForce inForce,
        EndpointId endpoint,
        Caller caller,
        @Nullable PeerProof proof) {

    private static final int MISDIRECTED = 421;

    MultiMap headers() {
        return exchange.request().headers();
    }

    boolean isForwarded() {
        return proof != null;
    }

    /** Refuses new work that another replica may take; one that sent it on is told to look for one. */
    void refuseWork(Refusal refusal) {
        if (isForwarded()) {
            leaveToOthers();
        } else {
            exchange.refuse(refusal);
        }
    }

    /** Tells the replica that sent it on that nothing was done with it. */
    void leaveToOthers() {
        exchange.header(PeerProof.HEADER, PeerProof.ELSEWHERE);
        exchange.answer(MISDIRECTED);
    }
}
