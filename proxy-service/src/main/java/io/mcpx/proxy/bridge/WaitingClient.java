// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.upstream.UpstreamFailure;
import java.util.Collection;

/**
 * A client's request that waits for a call at a server: takes what the server says, and fits it to the client's era and
 * names. One of result, error, failure and refusal ends it. Thread-safe; what comes after the end is dropped.
 */
public interface WaitingClient {

    /** What the client declared that it answers. */
    JsonObject capabilities();

    void notification(Message.Notification notification);

    /** The result of the server, in whatever era. */
    void result(Slice result);

    /** Ends the request with an {@code input_required} result; the client's next request brings the answers. */
    void ask(Collection<InputRequest> requests, NextRound next);

    /** An error of the server. */
    void error(JsonRpcError error);

    void failure(UpstreamFailure failure);

    /** An error of the gateway's own, because of what the server wanted. */
    void refusal(JsonRpcError error);

    /** Runs when the client gives the request up; replaces what was to run then. */
    void onCancel(Runnable action);

    boolean isFull();

    void onDrain(Runnable action);
}
