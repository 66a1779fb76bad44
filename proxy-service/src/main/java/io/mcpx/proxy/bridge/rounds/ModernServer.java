// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.rounds;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamListener;

/** The way to the modern server of one call. */
public interface ModernServer {

    /** Sends the call, or its next round. */
    UpstreamCall call(JsonObject params, UpstreamListener listener);

    /** Sends a method of the tasks extension, for a task that the call became. */
    UpstreamCall task(String method, JsonObject params, UpstreamListener listener);
}
