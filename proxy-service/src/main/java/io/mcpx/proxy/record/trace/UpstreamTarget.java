// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerTransport;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes.
 *
 * @param nativeName the server's own name of the tool or prompt; null for every other method
 */
public record UpstreamTarget(
        ServerSpec server, String method, @Nullable String nativeName) {

    private static final long HTTP = 80;
    private static final long HTTPS = 443;

    String serverName() {
        return server.name().value();
    }

    /** {@code network.transport} of the OpenTelemetry conventions. */
    String networkTransport() {
        return switch (server.transport()) {
            case ServerTransport.Stdio stdio -> "pipe";
            case ServerTransport.Http http -> "tcp";
            case ServerTransport.Sse sse -> "tcp";
            case ServerTransport.Unresolved unresolved -> "";
        };
    }

    /** The address of a server on the network; empty for a process. */
    Optional<URI> url() {
        return switch (server.transport()) {
            case ServerTransport.Http http -> Optional.of(http.url());
            case ServerTransport.Sse sse -> Optional.of(sse.url());
            case ServerTransport.Stdio stdio -> Optional.empty();
            case ServerTransport.Unresolved unresolved -> Optional.empty();
        };
    }

    static long port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? HTTPS : HTTP;
    }
}
