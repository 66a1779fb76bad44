// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses requests that a foreign page sends through a name that resolves to this machine. */
final class LocalNames {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean checked;

    /** Only a server that is bound to loopback can know its names. */
    LocalNames(String host) {
        checked = NAMES.contains(host) || host.equals("::1");
    }

    boolean allow(HttpServerRequest request) {
        if (!checked) {
            return true;
        }
        return isLocal("http://" + request.getHeader("Host")) && isLocalOrAbsent(request.getHeader("Origin"));
    }

    private static boolean isLocalOrAbsent(@Nullable String origin) {
        return origin == null || isLocal(origin);
    }

    private static boolean isLocal(String url) {
        try {
            var host = URI.create(url).getHost();
            return host != null && NAMES.contains(host);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
