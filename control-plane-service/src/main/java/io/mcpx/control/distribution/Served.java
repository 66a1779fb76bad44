// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

/** Whom a gateway instance serves. */
public sealed interface Served {

    /** Every agent of the organisation. */
    record All() implements Served {}

    /** One agent alone. */
    record Only(String agent) implements Served {}
}
