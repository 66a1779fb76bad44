// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.vertx.core.Context;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A request that was sent and has not ended.
 *
 * @param context where its listener is called
 */
public record Pending(UpstreamRequest request, Outgoing outgoing, ExchangeListener listener, Context context) {

    private static final Set<String> INTERACTIVE = Set.of(
            Methods.TOOLS_CALL,
            Methods.PROMPTS_GET,
            Methods.RESOURCES_READ,
            Methods.COMPLETION_COMPLETE,
            Methods.TASKS_RESULT);

    /** Whether a server may ask something in the course of this request at all. */
    boolean isInteractive() {
        return INTERACTIVE.contains(request.method());
    }

    /** Reports something, on the request's context. */
    public void report(Consumer<ExchangeListener> what) {
        Turn.on(context, () -> what.accept(listener));
    }
}
