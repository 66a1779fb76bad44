// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import org.jspecify.annotations.Nullable;

/**
 * One request for a server, in native names, without anything of a single hop: the upstream adds era, revision, client
 * metadata, id and headers. A {@code _meta.progressToken} is the client's: the upstream replaces it where tokens share a
 * connection, and restores it, type included, in what comes back.
 *
 * @param params the params object, forwarded byte for byte but for those additions
 * @param client on whose behalf
 * @param inputSchema of the tool that is called, for {@code Mcp-Param-*} headers; null otherwise
 * @param repeatable whether it may be sent a second time when no answer came
 */
public record UpstreamRequest(
        String method,
        JsonObject params,
        ClientContext client,
        @Nullable Slice inputSchema,
        boolean repeatable) {}
