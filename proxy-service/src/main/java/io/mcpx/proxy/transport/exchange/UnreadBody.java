// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;

/** What is left of a request's body when its answer is written, and nobody will read it: must not keep the connection busy. */
final class UnreadBody {

    private static final long LINGER_MILLIS = 1000;

    private final HttpServerRequest request;
    private final Context context;
    private final Wire wire;

    UnreadBody(HttpServerRequest request, Context context, Wire wire) {
        this.request = request;
        this.context = context;
        this.wire = wire;
    }

    boolean isThere() {
        return !request.isEnded();
    }

    /** Reads it away. */
    void discard() {
        request.handler(null).resume();
    }

    /** Ends the connection after a moment, in which the answer can arrive. */
    void cutSoon(Head head) {
        head.closing();
        context.owner().setTimer(LINGER_MILLIS, late -> {
            if (isThere()) {
                wire.cut();
            }
        });
    }
}
