// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.route.CredentialSpec.ClientCredentials;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to a token endpoint. {@code toString} shows nothing of it.
 *
 * @param authorization the header of that name, null where the form says who asks
 * @param form {@code application/x-www-form-urlencoded}
 */
record TokenRequest(@Nullable String authorization, String form) {

    /** RFC 6749 sections 2.3.1 and 4.4.2, and the resource of RFC 8707. */
    static TokenRequest of(ClientCredentials client, String secret) {
        var form = new ArrayList<>(List.of("grant_type=client_credentials"));
        if (!client.scopes().isEmpty()) {
            add(form, "scope", String.join(" ", client.scopes()));
        }
        add(form, "resource", client.resource());
        add(form, "audience", client.audience());
        return switch (client.authentication()) {
            case BASIC -> new TokenRequest(basic(client.clientId(), secret), String.join("&", form));
            case POST -> {
                add(form, "client_id", client.clientId());
                add(form, "client_secret", secret);
                yield new TokenRequest(null, String.join("&", form));
            }
        };
    }

    @Override
    public String toString() {
        return "TokenRequest[]";
    }

    private static void add(List<String> form, String name, @Nullable Object value) {
        if (value != null) {
            form.add(name + "=" + encoded(value.toString()));
        }
    }

    /** Both parts are encoded as in a form before they are joined. */
    private static String basic(String id, String secret) {
        var pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
