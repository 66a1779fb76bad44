// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.IssuerSpec;
import java.util.List;

/** The outcome of asking who is calling. */
public sealed interface Identification {

    record Known(Caller caller) implements Identification {}

    /** No credential: 401. */
    record Missing(String reason) implements Identification {}

    /** A credential that is not valid: 401. */
    record Unknown(String reason) implements Identification {}

    /** Nothing that could be a credential, or several: 400. */
    record Malformed(String reason) implements Identification {}

    /** A valid credential that does not reach this endpoint: 403. */
    record Forbidden(String reason) implements Identification {}

    /** A valid token that lacks a scope: 403. */
    record Unscoped(List<String> needed) implements Identification {}

    /**
     * A token whose issuer may have published its key since: ask again when that was looked up.
     *
     * @param blind whether no key of the issuer is known at all
     */
    record Undecided(IssuerSpec issuer, boolean blind) implements Identification {}
}
