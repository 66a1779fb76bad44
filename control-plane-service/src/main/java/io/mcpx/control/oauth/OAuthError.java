// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import io.mcpx.control.document.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A token request that is refused (RFC 6749, 5.2; RFC 8707, 2). The description is for the client. */
final class OAuthError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    /** What is wrong, in the words of the specifications. */
    enum Code {
        INVALID_REQUEST("invalid_request", 400),
        INVALID_CLIENT("invalid_client", 401),
        UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
        INVALID_SCOPE("invalid_scope", 400),
        INVALID_TARGET("invalid_target", 400),
        TOO_MANY("temporarily_unavailable", 429);

        private final String label;
        private final int status;

        Code(String label, int status) {
            this.label = label;
            this.status = status;
        }
    }

    OAuthError(Code code, String description) {
        super(description);
        this.code = code;
    }

    /** One answer for every way in which a client may fail to prove itself. */
    static OAuthError invalidClient() {
        return new OAuthError(Code.INVALID_CLIENT, "the client is not known, or does not prove that it is this one");
    }

    Response response() {
        var response = Response.status(code.status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.text(
                        Json.object().put("error", code.label).put("error_description", String.valueOf(getMessage()))));
        return switch (code) {
            case INVALID_CLIENT ->
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"mcpx\"")
                        .build();
            case TOO_MANY -> response.header(HttpHeaders.RETRY_AFTER, 60).build();
            case INVALID_REQUEST, UNSUPPORTED_GRANT_TYPE, INVALID_SCOPE, INVALID_TARGET -> response.build();
        };
    }
}
