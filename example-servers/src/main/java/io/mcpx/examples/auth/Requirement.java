// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.auth;

import java.time.Duration;
import java.util.List;

/** What every HTTP request must show. {@code toString} hides secrets. */
public sealed interface Requirement {

    /** A header with exactly this value. */
    record Header(String name, String value) implements Requirement {

        public static Header bearer(String token) {
            return new Header("Authorization", "Bearer " + token);
        }

        @Override
        public String toString() {
            return name + ": (hidden)";
        }
    }

    /**
     * A token of the server's own token endpoint, which only this client gets (RFC 6749 section 4.4).
     *
     * @param scopes what a token must be good for; a client that asks for none gets all
     * @param life of a token
     */
    record ClientCredentials(String clientId, String secret, List<String> scopes, Duration life)
            implements Requirement {

        public ClientCredentials {
            scopes = List.copyOf(scopes);
            if (!life.isPositive()) {
                throw new IllegalArgumentException("life: " + life + " (expected: > 0)");
            }
        }

        @Override
        public String toString() {
            return "client credentials of " + clientId + " for " + scopes + " (hidden)";
        }
    }
}
