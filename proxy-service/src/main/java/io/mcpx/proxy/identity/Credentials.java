// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.HeaderLookup;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.identity.token.BearerToken;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a request shows as its credential. */
sealed interface Credentials {

    /** Nothing. */
    record None() implements Credentials {}

    /** One key, in one header or the same in several. */
    record Key(String key) implements Credentials {
        @Override
        public String toString() {
            return "Key[]";
        }
    }

    /** An access token, which counts in the Authorization header only. */
    record Token(BearerToken token) implements Credentials {}

    /** Something that cannot be a key. */
    record Refused(String reason) implements Credentials {}

    /** No credential of any form, or not one but several. */
    record Malformed(String reason) implements Credentials {}

    int LONGEST_KEY = 1024;
    String SCHEME = "bearer";

    /** Reads them from every header that may carry one in this snapshot. */
    static Credentials of(HeaderLookup headers, Snapshot snapshot) {
        var shown = new LinkedHashSet<String>();
        var authorization = find(headers, "authorization");
        var bearer = authorization.flatMap(Credentials::bearer);
        if (authorization.isPresent() && bearer.isEmpty()) {
            return notBearer(authorization.get());
        }
        bearer.ifPresent(shown::add);
        find(headers, "x-api-key").ifPresent(shown::add);
        find(headers, "x-lunar-api-key").ifPresent(shown::add);
        var keyHeader = snapshot.apiKeyHeader();
        if (keyHeader != null && !keyHeader.equalsIgnoreCase("authorization")) {
            find(headers, keyHeader).ifPresent(shown::add);
        }
        boolean mayBeToken = !snapshot.auth().issuers().isEmpty();
        return shown.size() == 1
                        && mayBeToken
                        && bearer.filter(BearerToken::isOne).isPresent()
                ? new Token(new BearerToken(bearer.get()))
                : of(shown);
    }

    private static Credentials of(Set<String> shown) {
        if (shown.isEmpty()) {
            return new None();
        }
        var key = shown.iterator().next();
        if (shown.size() > 1) {
            return new Malformed("the request shows several different keys");
        }
        return key.length() > LONGEST_KEY ? new Refused("the key is too long") : new Key(key);
    }

    /** Who uses another scheme has to learn which is the right one; who uses this one wrongly knows it. */
    private static Credentials notBearer(String authorization) {
        var reason = "the Authorization header is not of the form 'Bearer <key>'";
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? new Malformed(reason)
                : new Refused(reason);
    }

    private static Optional<String> bearer(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && authorization.startsWith(" ", SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip()).filter(key -> !key.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> find(HeaderLookup headers, String name) {
        return Optional.ofNullable(headers.find(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
