// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.http.ConnectionPoolTooBusyException;

/** What failures and statuses of HTTP say about a server. */
public final class Failures {

    public static UpstreamFailure of(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            return new UpstreamFailure(Kind.OVERLOADED, "no free connection");
        }
        return ConnectFailure.reason(failure);
    }

    /** A status other than 2xx. A redirect is never followed: its target was not configured. */
    public static UpstreamFailure ofStatus(int status) {
        return new UpstreamFailure(kind(status), "HTTP status " + status);
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 408, 425, 429 -> Kind.UNAVAILABLE;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.PROTOCOL;
        };
    }

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private Failures() {}
}
