// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.peer.PeerAddress;
import io.mcpx.proxy.peer.PeerProof;
import org.jspecify.annotations.Nullable;

/**
 * Why an exchange is sent on, and where.
 *
 * @param request the one request in its body, which gets an error when the replica is lost in the middle of it
 */
public record PeerErrand(
        PeerProof.Purpose purpose,
        PeerAddress to,
        Lane lane,
        @Nullable RequestId request) {

    /** Which connections it uses: what lasts must not take the places of what is short and may be what it waits for. */
    public enum Lane {
        CALLS,
        STREAMS,
        BRIEF
    }
}
