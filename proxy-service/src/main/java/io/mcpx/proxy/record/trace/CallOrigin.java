// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What a span says of a request when it comes in.
 *
 * @param endpoint its path
 * @param params the request's, as the client sent them
 * @param session names the client's legacy session in this process, never its id on the wire; null without one
 * @param traceparentHeader as the HTTP request had it, or null
 */
public record CallOrigin(
        String method,
        Revision revision,
        String endpoint,
        RequestId id,
        JsonObject params,
        @Nullable String session,
        @Nullable String traceparentHeader) {

    @Nullable
    String meta(String member) {
        var meta = params.object(TraceContext.META);
        return meta == null ? null : meta.string(member);
    }
}
