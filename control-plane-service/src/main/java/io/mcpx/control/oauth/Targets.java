// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import io.mcpx.control.document.Documents;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.keys.Issuer;
import io.mcpx.control.serviceaccount.ServiceAccountRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Says for which resources tokens are made (RFC 8707): the API, and the endpoints of the organisation's gateways. */
@Singleton
final class Targets {

    private static final EntryId AUTH = EntryId.single(Kind.AUTH);

    private final Documents documents;
    private final Issuer issuer;

    Targets(Documents documents, Issuer issuer) {
        this.documents = documents;
        this.issuer = issuer;
    }

    /** The audience of a token, in a transaction of the account's organisation. Without a resource it is the API. */
    Uni<String> audience(ServiceAccountRow account, Optional<String> resource) {
        var asked = resource.orElse(issuer.api());
        return asked.equals(issuer.api())
                ? Uni.createFrom().item(asked)
                : publicUrl().map(base -> gateway(account, asked, base));
    }

    private static String gateway(ServiceAccountRow account, String asked, Optional<String> base) {
        if (base.isEmpty() || !isBelow(asked, base.get()) || !isPlain(asked)) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_TARGET,
                    "expected: the API, or a URL below auth.publicUrl of the organisation");
        }
        if (!account.isAgent()) {
            throw new OAuthError(OAuthError.Code.INVALID_TARGET, "the service account is no agent at the gateways");
        }
        return asked;
    }

    private static boolean isBelow(String url, String base) {
        return url.startsWith(base + "/");
    }

    private static boolean isPlain(String url) {
        try {
            var parsed = URI.create(url);
            return parsed.getRawFragment() == null
                    && parsed.getRawQuery() == null
                    && parsed.normalize().equals(parsed);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Uni<Optional<String>> publicUrl() {
        return documents
                .find(AUTH)
                .map(found -> found.map(
                        row -> Json.stored(row.body()).path("publicUrl").textValue()));
    }
}
