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

    /** Whether a server may ask this request's client that: it is the kind of request that needs it, and it was declared. */
    public boolean mayBeAsked(String method) {
        return isInteractive() && declares(method);
    }

    /** Whether a server may ask something in the course of this request at all. */
    boolean isInteractive() {
        return INTERACTIVE.contains(request.method());
    }

    private boolean declares(String method) {
        var capabilities = request.client().capabilities();
        var wanted = capability(method);
        return !wanted.isEmpty()
                && capabilities.isObject()
                && capabilities.asObject().has(wanted);
    }

    private static String capability(String method) {
        return switch (method) {
            case Methods.SAMPLING_CREATE_MESSAGE -> "sampling";
            case Methods.ELICITATION_CREATE -> "elicitation";
            case Methods.ROOTS_LIST -> "roots";
            default -> "";
        };
    }

    /** Reports something, on the request's context. */
    public void report(Consumer<ExchangeListener> what) {
        Turn.on(context, () -> what.accept(listener));
    }
}
