// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/** What is to be sent on a request; it may be asked a second time, for another request, if the server did not let the first one in. */
@FunctionalInterface
public interface Letter {

    /** Sets what headers it needs and sends it all. A request that is no longer wanted is reset, and the future fails. */
    Future<HttpClientResponse> send(HttpClientRequest request);

    /** Gives up a request that nobody waits for any more. */
    static Future<HttpClientResponse> unwanted(HttpClientRequest request) {
        request.reset();
        return Future.failedFuture("not wanted any more");
    }
}
