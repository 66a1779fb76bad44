// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import io.mcpx.configuration.route.IssuerSpec;

/** What came of verifying a token. */
public sealed interface TokenOutcome {

    /** The issuer signed it, and it is in force. */
    record Valid(VerifiedToken token) implements TokenOutcome {}

    /** It counts for nothing. The reason is for the client and tells nothing of the token. */
    record Invalid(String reason) implements TokenOutcome {}

    /**
     * It cannot be told: the key it names is not among those of its issuer as far as they are known.
     *
     * @param none whether no key of the issuer is known at all
     */
    record KeyMissing(IssuerSpec issuer, boolean none) implements TokenOutcome {}
}
