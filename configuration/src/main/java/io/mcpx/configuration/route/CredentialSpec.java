// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import io.mcpx.configuration.route.ServerSpec.Egress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gateway shows to servers that name this credential, in place of anything the caller has. */
public sealed interface CredentialSpec {

    String AUTHORIZATION = "authorization";

    /** The header it sets; a server's own headers may not have it too. */
    String header();

    /** A fixed value in a header of any name. */
    record ApiKey(String header, SecretValue value) implements CredentialSpec {}

    /** {@code Authorization: Bearer} with a fixed token. */
    record Bearer(SecretValue token) implements CredentialSpec {
        @Override
        public String header() {
            return AUTHORIZATION;
        }
    }

    /**
     * {@code Authorization: Bearer} with a token that the gateway gets by the client credentials grant (RFC 6749 4.4).
     *
     * @param tokenUrl the token endpoint: https, or a loopback address
     * @param egress which addresses its host may resolve to
     * @param scopes asked for, in this order; empty means that none are named
     * @param audience the parameter of this name that some authorization servers need
     * @param resource whom the token is for (RFC 8707)
     * @param authentication how the client proves itself
     */
    record ClientCredentials(
            URI tokenUrl,
            Egress egress,
            String clientId,
            SecretValue clientSecret,
            List<String> scopes,
            @Nullable String audience,
            @Nullable URI resource,
            ClientAuthentication authentication)
            implements CredentialSpec {

        public ClientCredentials {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String header() {
            return AUTHORIZATION;
        }
    }

    /** Where the client's id and secret stand in a token request (RFC 6749 2.3.1). */
    enum ClientAuthentication {
        /** In the {@code Authorization} header. */
        BASIC,
        /** In the form. */
        POST
    }
}
