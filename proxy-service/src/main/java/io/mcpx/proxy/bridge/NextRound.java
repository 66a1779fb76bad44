// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

/** How the gateway goes on when a modern client comes back with its answers. */
public sealed interface NextRound {

    /**
     * The call at the server waits for them.
     *
     * @param call names it at the replica that holds it
     * @param round counts how often the client was asked; only the latest may be answered
     */
    record Parked(String call, int round) implements NextRound {}

    /** The server refused the call for now and is called anew. */
    record Anew() implements NextRound {}
}
