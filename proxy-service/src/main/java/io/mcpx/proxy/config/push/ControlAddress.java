// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where the control plane is. */
record ControlAddress(String host, int port, boolean encrypted) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** @throws ConfigurationException when it is no such address, or one that would show secrets to the network */
    static ControlAddress parse(String url) {
        return uri(url).flatMap(ControlAddress::of)
                .orElseThrow(() -> new ConfigurationException("mcpx.control.url: " + withoutUser(url)
                        + " (expected: https://host:port, or http://host:port of this machine)"));
    }

    private static Optional<ControlAddress> of(URI uri) {
        var host = uri.getHost();
        if (host == null || uri.getScheme() == null || hasMore(uri)) {
            return Optional.empty();
        }
        var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> Optional.of(new ControlAddress(name, port(uri, HTTPS), true));
            case "http" ->
                isThisMachine(name) ? Optional.of(new ControlAddress(name, port(uri, HTTP), false)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean hasMore(URI uri) {
        return uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    }

    private static int port(URI uri, int otherwise) {
        return uri.getPort() < 0 ? otherwise : uri.getPort();
    }

    private static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(new URI(url.strip()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A password in it would stand in the log. */
    private static String withoutUser(String url) {
        return url.replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return (encrypted ? "https://" : "http://") + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
