// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a replica is reached; as text, {@code host:port}, it is the replica's name.
 *
 * @param host a name or an IP address, without brackets
 */
public record PeerAddress(String host, int port) {

    private static final Pattern TEXT =
            Pattern.compile("(?:\\[([0-9a-f:.]+)]|([^\\s:\\[\\]/@?#]{1,253}))(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65_535;

    public PeerAddress {
        host = host.toLowerCase(Locale.ROOT);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to " + LAST_PORT + ")");
        }
    }

    /** One of the addresses a name stands for. */
    static PeerAddress of(InetAddress address, int port) {
        return new PeerAddress(address.getHostAddress(), port);
    }

    /**
     * Reads {@code host:port}.
     *
     * @param defaultPort for a text without one
     */
    static Optional<PeerAddress> parse(String text, int defaultPort) {
        var parts = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        var host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        int port = parts.group(3) == null ? defaultPort : Integer.parseInt(parts.group(3));
        return port < 1 || port > LAST_PORT ? Optional.empty() : Optional.of(new PeerAddress(host, port));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
