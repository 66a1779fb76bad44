// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.Caller;

/** The outcome of asking who is calling. */
public sealed interface Identification {

    record Known(Caller caller) implements Identification {}

    /** No credential, or one that is not valid: 401. */
    record Unknown(String reason) implements Identification {}

    /** A valid credential that does not reach this endpoint: 403. */
    record Forbidden(String reason) implements Identification {}
}
