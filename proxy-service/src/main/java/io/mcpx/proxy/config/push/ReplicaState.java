// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How this replica does, as it reports it.
 *
 * @param openSessions legacy sessions of clients
 * @param calls answered since the start
 */
public record ReplicaState(List<Server> servers, long openSessions, long calls) {

    public ReplicaState {
        servers = List.copyOf(servers);
    }

    /**
     * One upstream server.
     *
     * @param era {@code modern}, {@code legacy}, or empty while unknown
     * @param state a label of its state
     * @param trouble why it is not ready; holds no credential
     * @param since when it got into this state
     */
    public record Server(String name, String era, String state, Optional<String> trouble, Optional<Instant> since) {}

    /** Whether somebody should be told at once, and not only of new numbers. */
    boolean isNews(ReplicaState before) {
        return !servers.equals(before.servers());
    }
}
