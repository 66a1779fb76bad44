// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec.Retry;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.link.Broken;
import io.mcpx.proxy.upstream.link.Broken.Stage;

/** Whether one call may be sent again. Each reason counts once. Confined to the call's context. */
final class SecondChance {

    private final Retry retry;
    private boolean repeated;
    private boolean reopened;
    private boolean corrected;

    SecondChance(Retry retry) {
        this.retry = retry;
    }

    /** The server does not know the session any more, and so has not looked at the call. */
    boolean inNewSession(Broken broken) {
        boolean first = broken.stage() == Stage.SESSION_GONE && !reopened;
        reopened |= first;
        return first;
    }

    /** The call never left; or it did, may be repeated, and nothing of an answer came. */
    boolean afterLoss(Broken broken, UpstreamRequest request) {
        boolean lost = switch (broken.stage()) {
            case UNSENT -> true;
            case UNANSWERED -> isRepeatable(request);
            case SESSION_GONE, ANSWERING -> false;
        };
        boolean first = lost && broken.failure().kind() == Kind.UNAVAILABLE && !repeated;
        repeated |= first;
        return first;
    }

    /** The server and we do not agree on which arguments travel in headers: its list must have changed. */
    boolean withNewSchema(JsonRpcError error, UpstreamRequest request) {
        boolean first = error.code() == ErrorCodes.HEADER_MISMATCH && request.inputSchema() != null && !corrected;
        corrected |= first;
        return first;
    }

    private boolean isRepeatable(UpstreamRequest request) {
        return switch (retry) {
            case NEVER -> false;
            case ANNOTATED -> request.repeatable();
            case ALWAYS -> true;
        };
    }
}
