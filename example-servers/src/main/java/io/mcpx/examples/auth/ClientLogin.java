// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a client says it is at the token endpoint: by the header, or by two fields of the form, never by both. */
record ClientLogin(String id, String secret) {

    /** Null if there is no such thing, or one too many. */
    static @Nullable ClientLogin of(@Nullable String header, Map<String, String> form) {
        var id = form.get("client_id");
        var secret = form.get("client_secret");
        if (header == null) {
            return id == null || secret == null ? null : new ClientLogin(id, secret);
        }
        return secret == null && header.startsWith("Basic ") ? basic(header.substring(6)) : null;
    }

    boolean is(Requirement.ClientCredentials wanted) {
        return Guard.isSame(wanted.clientId(), id) && Guard.isSame(wanted.secret(), secret);
    }

    @Override
    public String toString() {
        return "ClientLogin[id=" + id + "]";
    }

    private static @Nullable ClientLogin basic(String encoded) {
        try {
            var parts = new String(Base64.getDecoder().decode(encoded), UTF_8).split(":", 2);
            return parts.length == 2 ? new ClientLogin(Form.decoded(parts[0]), Form.decoded(parts[1])) : null;
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }
}
