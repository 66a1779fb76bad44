// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.rpc.Messages;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** Writes whole answers. */
final class Replies {

    static void json(HttpServerResponse response, int status, String body) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(body);
        }
    }

    static void status(HttpServerResponse response, int status) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status).end();
        }
    }

    /** An error that is about the HTTP request rather than about a message in it. */
    static void refuse(HttpServerResponse response, int status, String why) {
        error(response, status, null, McpError.invalidRequest(why));
    }

    static void error(HttpServerResponse response, int status, @Nullable String id, McpError error) {
        json(response, status, Messages.error(id, error));
    }

    private Replies() {}
}
