// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** The control plane's name as an issuer of tokens, and what hangs on it. Made at start, so that mistakes are found then. */
@Startup
@Singleton
public final class Issuer {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final IssuerConfig config;

    Issuer(IssuerConfig config) {
        this.config = config;
        require(
                isIssuer(config.issuer()),
                "issuer",
                "an http or https URL without query and without a slash at its end");
        require(
                config.tokenLifetime().isPositive() && config.tokenLifetime().compareTo(LONGEST) <= 0,
                "token-lifetime",
                "at most " + LONGEST);
        require(
                config.keyNotice().isPositive() && config.keyNotice().compareTo(config.keyLifetime()) < 0,
                "key-notice",
                "less than mcpx.oauth.key-lifetime");
    }

    /** The claim {@code iss} of its tokens. */
    public String name() {
        return config.issuer();
    }

    /** The claim {@code aud} of tokens for the REST API. */
    public String api() {
        return name() + "/api/v1";
    }

    public String jwks() {
        return name() + "/.well-known/jwks.json";
    }

    public String tokenEndpoint() {
        return name() + "/oauth/token";
    }

    public Duration tokenLifetime() {
        return config.tokenLifetime();
    }

    private static boolean isIssuer(String text) {
        try {
            var url = URI.create(text);
            return url.getHost() != null
                    && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && !text.endsWith("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean good, String property, String expected) {
        if (!good) {
            throw new IllegalArgumentException("mcpx.oauth." + property + ": not usable (expected: " + expected + ")");
        }
    }
}
