// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lets pages of allowed origins read what the gateway answers. Not asked before {@link HostGuard} has allowed the origin. */
final class Cors {

    private static final String EXPOSED = "Mcp-Session-Id, MCP-Protocol-Version, WWW-Authenticate, Retry-After";
    private static final List<String> NAMES = List.of(
            "authorization",
            "content-type",
            "accept",
            "mcp-session-id",
            "mcp-protocol-version",
            "mcp-method",
            "mcp-name",
            "last-event-id",
            "traceparent",
            "tracestate",
            "x-api-key",
            "x-lunar-api-key",
            "x-lunar-consumer-tag",
            "x-mcpx-consumer-tag");
    private static final List<String> PREFIXES = List.of("mcp-param-", "x-lunar-", "x-mcpx-");

    /** Marks a response as readable. */
    static void allow(HttpServerRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            request.response()
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED)
                    .putHeader(HttpHeaders.VARY, "Origin");
        }
    }

    /** What a browser asks before the real request, or anybody by a plain OPTIONS. */
    static void preflight(HttpServerRequest request, String methods) {
        var response = request.response().putHeader(HttpHeaders.ALLOW, methods);
        if (request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, allowedHeaders(request))
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        }
    }

    /** The fixed names, and those asked for that begin as names of ours do: patterns cannot be allowed as such. */
    private static String allowedHeaders(HttpServerRequest request) {
        var names = new ArrayList<>(NAMES);
        var asked = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (asked != null) {
            Stream.of(asked.split(","))
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .filter(name -> isOurs(name) && !names.contains(name))
                    .forEach(names::add);
        }
        return String.join(", ", names);
    }

    private static boolean isOurs(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith) && name.chars().allMatch(Cors::isTokenChar);
    }

    private static boolean isTokenChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private Cors() {}
}
