// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.identity.token.ResourceUrls;
import io.mcpx.proxy.transport.exchange.Refusal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a refusal tells a client to authenticate (RFC 6750, RFC 9728): the same at every endpoint, whether it exists or not.
 *
 * @param resource where the client learns which issuers are trusted; null when none is
 * @param scopes what every token needs
 */
record Challenge(@Nullable ResourceUrls resource, Collection<String> scopes) {

    private static final String NOT_QUOTABLE = "[^ !#-\\[\\]-~]";

    static Challenge at(Target target, Snapshot snapshot) {
        var publicUrl = snapshot.auth().publicUrl();
        return snapshot.auth().issuers().isEmpty() || publicUrl == null
                ? new Challenge(null, List.of())
                : new Challenge(
                        new ResourceUrls(publicUrl, target.resource()),
                        scopes(snapshot.auth().issuers()));
    }

    /** What strangers are told to ask for: what each endpoint needs, and nothing that only some do. */
    static List<String> scopes(Collection<IssuerSpec> issuers) {
        return issuers.stream()
                .flatMap(issuer -> issuer.scopes().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** 401 for a request that shows nothing. */
    Refusal missing(String reason) {
        return refusal(401, reason, "Bearer realm=\"mcpx\"", scopes);
    }

    /** 401 for a request that shows what counts for nothing. */
    Refusal invalid(String reason) {
        return refusal(401, reason, error("invalid_token", reason), scopes);
    }

    /** 400 for a request that shows its credential in no way that is known. */
    Refusal malformed(String reason) {
        return refusal(400, reason, error("invalid_request", reason), scopes);
    }

    /** 403 for a token that lacks scopes: all that it needs are named at once. */
    Refusal insufficient(Collection<String> needed) {
        var reason = "the token lacks a scope";
        return refusal(403, reason, error("insufficient_scope", reason), needed);
    }

    private Refusal refusal(int status, String reason, String beginning, Collection<String> named) {
        var challenge = new StringBuilder(beginning);
        if (resource != null) {
            challenge
                    .append(", resource_metadata=\"")
                    .append(resource.metadata())
                    .append('"');
            if (!named.isEmpty()) {
                challenge.append(", scope=\"").append(String.join(" ", named)).append('"');
            }
        }
        return Refusal.invalid(status, reason).with("WWW-Authenticate", challenge.toString());
    }

    private static String error(String code, String reason) {
        return "Bearer realm=\"mcpx\", error=\"%s\", error_description=\"%s\""
                .formatted(code, reason.replaceAll(NOT_QUOTABLE, "'"));
    }
}
