// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;

/** How a secret that cannot be had is reported: by its reference and a reason, never by a value. */
final class Unavailable {

    static <T> Future<T> secret(String scheme, String locator, String reason) {
        return Future.failedFuture(
                new ConnectFailure(Kind.UNAVAILABLE, "secret " + scheme + ":" + locator + " not available: " + reason));
    }

    private Unavailable() {}
}
