// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.control.access.TokenText;
import io.mcpx.control.serviceaccount.ClientId;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a client proves which one it is: by its secret, in the header or in the form, never in both (RFC 6749, 2.3). */
record ClientProof(ClientId client, TokenText secret) {

    private static final String BASIC = "basic ";

    static ClientProof read(@Nullable String authorization, Form form) {
        if (authorization == null) {
            return of(form.find("client_id"), form.find("client_secret"));
        }
        if (form.find("client_secret").isPresent()) {
            throw new OAuthError(OAuthError.Code.INVALID_REQUEST, "the client proves itself in two ways at once");
        }
        var basic = basic(authorization);
        if (form.find("client_id").filter(id -> !id.equals(basic[0])).isPresent()) {
            throw new OAuthError(OAuthError.Code.INVALID_REQUEST, "two clients are named");
        }
        return of(Optional.of(basic[0]), Optional.of(basic[1]));
    }

    private static ClientProof of(Optional<String> id, Optional<String> secret) {
        return new ClientProof(
                id.flatMap(ClientId::parse).orElseThrow(OAuthError::invalidClient),
                secret.flatMap(text -> TokenText.parse(TokenText.Kind.SERVICE_SECRET, text))
                        .orElseThrow(OAuthError::invalidClient));
    }

    private static String[] basic(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw OAuthError.invalidClient();
        }
        try {
            var bytes = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            var parts = new String(bytes, UTF_8).split(":", 2);
            if (parts.length == 2) {
                return new String[] {Form.decoded(parts[0]), Form.decoded(parts[1])};
            }
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidClient();
        }
        throw OAuthError.invalidClient();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientProof[" + client.text() + "]";
    }
}
