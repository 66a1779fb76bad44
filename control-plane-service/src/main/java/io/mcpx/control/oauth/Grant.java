// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import io.mcpx.control.serviceaccount.ServiceAccountRow;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a token is to be good for.
 *
 * @param audience the API, or the URL of an endpoint of a gateway
 */
record Grant(ServiceAccountRow account, String audience, Set<String> scopes) {

    Grant {
        scopes = Set.copyOf(scopes);
    }

    /** The scopes in the form of a claim. */
    String scope() {
        return String.join(" ", new TreeSet<>(scopes));
    }

    /** What is asked for, if the account has all of it; everything the account has, if nothing is asked for. */
    static Set<String> scopes(ServiceAccountRow account, Optional<String> asked) {
        var scopes = asked.map(Grant::split).orElseGet(account::scopes);
        if (scopes.isEmpty() || !account.scopes().containsAll(scopes)) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_SCOPE, "expected: some of " + String.join(" ", account.scopes()));
        }
        return scopes;
    }

    private static Set<String> split(String scope) {
        return Arrays.stream(scope.split(" ", -1)).filter(one -> !one.isEmpty()).collect(Collectors.toSet());
    }
}
