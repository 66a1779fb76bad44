// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.vertx.core.http.HttpServerRequest;

/** May take a request away from the server, to answer it badly. */
@FunctionalInterface
public interface Interceptor {

    Interceptor NONE = (request, body) -> false;

    /** Whether the request was taken; {@code body} is empty for anything but POST. */
    boolean intercept(HttpServerRequest request, String body);
}
