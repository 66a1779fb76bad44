// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of foreign sites away from the gateway, also those whose host name has been pointed at it (DNS rebinding): both the
 * {@code Host} and the {@code Origin} must be allowed.
 */
final class HostGuard {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final String ANY = "*";

    private final Optional<Set<String>> hosts;
    private final Optional<Set<String>> origins;
    private final boolean loopback;

    /** @param listensOn the address the server is bound to */
    HostGuard(HttpConfig config, String listensOn) {
        this.hosts = config.allowedHosts().map(HostGuard::lowerCase);
        this.origins = config.allowedOrigins().map(HostGuard::lowerCase);
        this.loopback = LOOPBACK.contains(listensOn) || listensOn.startsWith("127.");
    }

    /** Why the request must not go on; null when it may. */
    @Nullable
    Refusal check(HttpServerRequest request) {
        var host = host(request);
        if (host == null) {
            return Refusal.invalid(400, "Host: absent, repeated or malformed (expected: one host name)");
        }
        if (!allowsHost(host.toLowerCase(Locale.ROOT))) {
            return Refusal.invalid(403, "Host: not allowed here");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || allowsOrigin(origin) ? null : Refusal.invalid(403, "Origin: not allowed here");
    }

    /** The host name the client used, whatever proxies say about it; HTTP/2 has it in a header of its own. */
    private static @Nullable String host(HttpServerRequest request) {
        var authority = request.authority(true);
        if (authority != null) {
            return authority.host();
        }
        var hosts = request.headers().getAll(HttpHeaders.HOST);
        return hosts.size() == 1 && !hosts.getFirst().isBlank() ? withoutPort(hosts.getFirst()) : null;
    }

    boolean allowsHost(String host) {
        return hosts.map(allowed -> allowed.contains(host) || allowed.contains(ANY))
                .orElseGet(() -> !loopback || LOOPBACK.contains(host));
    }

    boolean allowsOrigin(String origin) {
        var lower = origin.toLowerCase(Locale.ROOT);
        return origins.map(allowed -> allowed.contains(lower) || allowed.contains(ANY))
                .orElseGet(() -> loopback && isLoopbackOrigin(lower));
    }

    private static boolean isLoopbackOrigin(String origin) {
        for (var scheme : List.of("http://", "https://")) {
            if (origin.startsWith(scheme)) {
                return LOOPBACK.contains(withoutPort(origin.substring(scheme.length())));
            }
        }
        return false;
    }

    private static String withoutPort(String authority) {
        int port = authority.lastIndexOf(':');
        return port >= 0 && isPort(authority, port + 1) ? authority.substring(0, port) : authority;
    }

    private static boolean isPort(String authority, int from) {
        for (int i = from; i < authority.length(); i++) {
            if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
                return false;
            }
        }
        return from < authority.length();
    }

    private static Set<String> lowerCase(List<String> names) {
        return names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
