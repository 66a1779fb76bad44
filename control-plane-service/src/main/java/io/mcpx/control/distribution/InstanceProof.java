// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.control.access.TokenText;

/** What a gateway instance shows to prove who it is. */
public sealed interface InstanceProof {

    /** The token that was made with the instance. */
    record Token(TokenText text) implements InstanceProof {}

    /**
     * A certificate of a trusted authority, with the URI {@code mcpx://<organisation>/<instance>}.
     *
     * @param organisation its id or slug
     */
    record Certificate(String organisation, String instance) implements InstanceProof {}
}
