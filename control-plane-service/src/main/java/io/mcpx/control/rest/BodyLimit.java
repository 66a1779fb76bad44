// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.document.Json;
import io.mcpx.control.problem.ErrorCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses a body that says it is too long before it is read, with the answer that every other refusal has too. */
@Singleton
final class BodyLimit {

    /** Before the limit of HTTP itself, whose answer has no body. */
    private static final int FIRST = -1_000;

    private static final int LONGEST_NUMBER = 18;

    private final long most;

    BodyLimit(LimitsConfig config) {
        this.most = config.bodySize().asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || isShort(length)) {
            request.next();
        } else {
            refuse(request);
        }
    }

    private boolean isShort(String length) {
        return length.length() <= LONGEST_NUMBER && Long.parseLong(length) <= most;
    }

    private void refuse(RoutingContext request) {
        var status = Statuses.of(ErrorCode.TOO_LARGE);
        var problem = Json.object()
                .put("type", Problem.type(ErrorCode.TOO_LARGE))
                .put("title", Problem.title(ErrorCode.TOO_LARGE))
                .put("status", status)
                .put("detail", "the body is too long (expected: at most " + most + " bytes)");
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.text(problem));
    }
}
