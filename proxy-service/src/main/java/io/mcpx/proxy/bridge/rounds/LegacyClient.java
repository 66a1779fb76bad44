// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.rounds;

import io.mcpx.proxy.bridge.InputRequest;
import io.mcpx.proxy.bridge.WaitingClient;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;

/** A legacy client that waits for a call, and can be asked on the stream of its request. */
public interface LegacyClient extends WaitingClient {

    /**
     * Asks the client.
     *
     * @param answer gets its answer, or an error when it gives none before the request ends
     */
    void put(InputRequest question, Answer answer);
}
