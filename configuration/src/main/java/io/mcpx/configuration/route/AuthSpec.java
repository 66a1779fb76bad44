// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How callers show who they are, beside the keys and subjects of agents.
 *
 * @param required whether callers must do so even if there is neither an agent nor another way to do it
 * @param sharedKeyHash SHA-256 of Lunar's one shared key, if that mode is on
 * @param apiKeyHeader an additional header name that carries keys, as Lunar's {@code auth.header}
 * @param publicUrl the address by which clients know the gateway, without path's last slash; there whenever there are issuers
 * @param issuers whose tokens are taken; no two with the same identifier
 */
public record AuthSpec(
        boolean required,
        @Nullable String sharedKeyHash,
        @Nullable String apiKeyHeader,
        @Nullable URI publicUrl,
        List<IssuerSpec> issuers) {

    public static final AuthSpec NONE = new AuthSpec(false, null, null, null, List.of());

    public AuthSpec {
        issuers = List.copyOf(issuers);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "AuthSpec[required=" + required + ", sharedKey=" + (sharedKeyHash != null) + ", publicUrl=" + publicUrl
                + ", issuers=" + issuers.stream().map(IssuerSpec::issuer).toList() + "]";
    }
}
