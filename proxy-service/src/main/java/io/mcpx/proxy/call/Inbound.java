// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.session.Reply;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client, checked by the transport: known endpoint, identified caller, well-formed envelope, headers equal
 * to the body.
 *
 * @param inForce the snapshot that holds for the whole request
 * @param traceparent the HTTP header, or null
 * @param paramHeaders looks up {@code Mcp-Param-*} headers by full header name; for modern clients
 */
public record Inbound(
        Snapshots.InForce inForce,
        EndpointId endpoint,
        Caller caller,
        ClientProgram client,
        Message.Request request,
        Reply reply,
        @Nullable String traceparent,
        Function<String, @Nullable String> paramHeaders) {}
