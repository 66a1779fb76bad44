// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import java.net.URI;

/** The parts of an HTTP URL, as a connection needs them. */
public final class Origin {

    public static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    public static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : isHttps(url) ? 443 : 80;
    }

    /** Without the brackets of an IPv6 literal. */
    public static String host(URI url) {
        var host = url.getHost();
        if (host == null) {
            return "";
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Path and query. */
    public static String requestTarget(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private Origin() {}
}
