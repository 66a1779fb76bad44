// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import io.mcpx.configuration.identity.TokenHolder;
import io.mcpx.configuration.route.IssuerSpec;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer said in a token whose signature is good. Whether it may be used now and here is asked again with each request.
 *
 * @param issuer whose token it is
 * @param holder by the issuer's subject claim
 * @param scopes what it was granted, by either claim that says so (RFC 9068, 2.2.3)
 * @param expiry from which on it counts for nothing
 * @param begin before which it counts for nothing yet
 * @param certificate SHA-256 of the client certificate it is bound to (RFC 8705), base64url; null when it is bound to none
 */
public record VerifiedToken(
        IssuerSpec issuer,
        TokenHolder holder,
        Set<String> audiences,
        Set<String> scopes,
        Instant expiry,
        Instant begin,
        @Nullable String certificate) {

    public VerifiedToken {
        audiences = Set.copyOf(audiences);
        scopes = Set.copyOf(scopes);
    }
}
