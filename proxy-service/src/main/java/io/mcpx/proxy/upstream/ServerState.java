// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.protocol.revision.Revision;
import java.time.Instant;

/** The life of a server as the gateway sees it. */
public sealed interface ServerState {

    /** The first attempt is under way; nothing is known yet. */
    record Connecting() implements ServerState {}

    /**
     * Its catalogue has been read and calls go through.
     *
     * @param revision in which the gateway reads its catalogue
     * @param bothEras whether it serves each client in the client's own era
     */
    record Ready(Revision revision, boolean bothEras, Instant since) implements ServerState {}

    /**
     * It cannot be reached; its last good catalogue goes on being listed.
     *
     * @param reason for operators: never contains credentials
     */
    record Away(String reason, Instant since, Instant nextAttempt) implements ServerState {}

    /** Switched off by configuration, or removed. */
    record Stopped() implements ServerState {}
}
