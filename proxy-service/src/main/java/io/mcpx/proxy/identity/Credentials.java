// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.HeaderLookup;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Something that cannot be a key. */
    record Refused(String reason) implements Credentials {}

    int LONGEST_KEY = 1024;

    /**
     * Reads them from every header that may carry a key.
     *
     * @param keyHeader the name of a further such header
     */
    static Credentials of(HeaderLookup headers, @Nullable String keyHeader) {
        var shown = new LinkedHashSet<String>();
        var authorization = find(headers, "authorization");
        if (authorization.isPresent()) {
            var bearer = bearer(authorization.get());
            if (bearer.isEmpty()) {
                return new Refused("the Authorization header is not of the form 'Bearer <key>'");
            }
            shown.add(bearer.get());
        }
        find(headers, "x-api-key").ifPresent(shown::add);
        find(headers, "x-lunar-api-key").ifPresent(shown::add);
        if (keyHeader != null && !keyHeader.equalsIgnoreCase("authorization")) {
            find(headers, keyHeader).ifPresent(shown::add);
        }
        return of(shown);
    }

    private static Credentials of(Set<String> shown) {
        if (shown.isEmpty()) {
            return new None();
        }
        var key = shown.iterator().next();
        if (shown.size() > 1) {
            return new Refused("the request shows several different keys");
        }
        return key.length() > LONGEST_KEY ? new Refused("the key is too long") : new Key(key);
    }

    private static Optional<String> bearer(String authorization) {
        var scheme = "bearer ";
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(authorization.substring(scheme.length()).strip()).filter(key -> !key.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> find(HeaderLookup headers, String name) {
        return Optional.ofNullable(headers.find(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
