// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import org.jspecify.annotations.Nullable;

/**
 * The client on whose behalf a request goes to a server.
 *
 * @param era of the client
 * @param sessionKey names the client's legacy session, so that its requests may share a server session; null without one
 * @param capabilities what the client declared and the gateway can carry to a server of that era: an object
 * @param info the client's {@code clientInfo} object, or null
 * @param logLevel the level the client asked for, or null
 */
public record ClientContext(
        Era era,
        @Nullable String sessionKey,
        Slice capabilities,
        @Nullable Slice info,
        @Nullable String logLevel) {}
