// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a path of the gateway names: an endpoint, and the transport spoken there.
 *
 * @param resource the raw path that names the endpoint to tokens: as it came, without what names the transport
 */
record Target(EndpointId endpoint, Face face, String resource) {

    private static final String SSE = "/sse";
    private static final String MESSAGES = "/messages";
    private static final String GATEWAY = "/mcp/gateway/";
    private static final String SERVER = "/mcp/server/";
    private static final Pattern PATH = Pattern.compile("/(?:[^%]|%\\p{XDigit}{2})*+");
    private static final int LONGEST_NAME = 128;
    private static final Target ALL = new Target(new EndpointId.All(), Face.STREAMABLE, "/mcp");

    /** The transports of one endpoint. */
    enum Face {
        STREAMABLE("POST, GET, DELETE, OPTIONS"),
        SSE("GET, POST, OPTIONS"),
        MESSAGES("POST, OPTIONS");

        private final String methods;

        Face(String methods) {
            this.methods = methods;
        }

        /** For the {@code Allow} header. */
        String methods() {
            return methods;
        }
    }

    /** @param rawPath as it came, percent-encoded */
    static Optional<Target> parse(String rawPath) {
        var path = rawPath.length() > 1 && rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
        return switch (path) {
            case "/mcp" -> Optional.of(ALL);
            case SSE -> Optional.of(new Target(new EndpointId.All(), Face.SSE, SSE));
            case MESSAGES -> Optional.of(new Target(new EndpointId.All(), Face.MESSAGES, SSE));
            default -> Optional.ofNullable(below(path));
        };
    }

    /** Whether it begins as a path and every percent sign in it begins an encoded byte. */
    static boolean isPath(String rawPath) {
        return PATH.matcher(rawPath).matches();
    }

    /** The path clients of HTTP+SSE post to, given the raw path of their stream. */
    static String messagesBeside(String rawPath) {
        return rawPath.substring(0, rawPath.lastIndexOf(SSE)) + MESSAGES;
    }

    /** What ends like a transport may also be a name: a server may be called {@code sse}. */
    private static @Nullable Target below(String path) {
        var target = beside(path, SSE, Face.SSE);
        if (target == null) {
            target = beside(path, MESSAGES, Face.MESSAGES);
        }
        return target == null ? of(path, Face.STREAMABLE) : target;
    }

    private static @Nullable Target beside(String path, String suffix, Face face) {
        return path.endsWith(suffix) ? of(path.substring(0, path.length() - suffix.length()), face) : null;
    }

    private static @Nullable Target of(String path, Face face) {
        if (path.startsWith(GATEWAY)) {
            var name = decode(path.substring(GATEWAY.length()));
            return name == null ? null : new Target(new EndpointId.Gateway(name), face, path);
        }
        if (path.startsWith(SERVER)) {
            var name = decode(path.substring(SERVER.length()));
            return name == null ? null : new Target(new EndpointId.Server(new ServerName(name)), face, path);
        }
        return null;
    }

    /** The name, or null when it can be nobody's. A plus sign is itself: this is no form. */
    private static @Nullable String decode(String segment) {
        if (segment.isEmpty() || segment.indexOf('/') >= 0) {
            return null;
        }
        try {
            var name = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            return isName(name) ? name : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.indexOf('/') < 0
                && name.chars().noneMatch(Character::isISOControl);
    }
}
