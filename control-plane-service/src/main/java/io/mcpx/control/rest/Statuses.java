// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.problem.ErrorCode;

/** The one table from errors to statuses of HTTP. */
final class Statuses {

    static int of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case INVALID_CONFIGURATION, KEY_REUSED -> 422;
            case PRECONDITION_REQUIRED -> 428;
            case UNAVAILABLE -> 503;
        };
    }

    private Statuses() {}
}
