// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A URL of an issuer: https, or http to this very machine. */
record IssuerUrl(URI uri) {

    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    /** Reads a URL that may be asked for a document. */
    static Optional<IssuerUrl> parse(String text) {
        try {
            var uri = new URI(text);
            return isUsable(uri) ? Optional.of(new IssuerUrl(uri)) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Where its metadata may be: OpenID Connect Discovery, then RFC 8414, section 3.1. */
    List<IssuerUrl> metadata() {
        var path = uri.getRawPath() == null || uri.getRawPath().equals("/") ? "" : withoutSlash(uri.getRawPath());
        return List.of(at(path + OPENID), at(OAUTH + path));
    }

    boolean isEncrypted() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Without the brackets of an IPv6 literal. */
    String host() {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isEncrypted() ? 443 : 80;
    }

    String target() {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private IssuerUrl at(String path) {
        return new IssuerUrl(URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path));
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean isUsable(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost())));
    }

    private static boolean isLoopback(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        if (name.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(name).isLoopbackAddress();
        } catch (IllegalArgumentException noLiteral) {
            return false;
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
