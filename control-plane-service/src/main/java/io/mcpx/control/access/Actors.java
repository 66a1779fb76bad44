// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import io.mcpx.control.tenancy.OrganisationId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Recognises one sort of actor by what a request proves. Every bean of this type is asked in turn; the first that knows the
 * proof decides.
 */
public interface Actors {

    /**
     * Who proves this, as what it is in this organisation: with its role there, if it is a person. Whoever proves who it is and
     * has no place there is an {@link Actor.Outsider}, or an actor of its own organisation; {@link Access} tells them apart.
     * Empty when the proof is not of this sort, or not valid. Runs outside of any transaction.
     */
    Uni<Optional<Actor>> find(Proof proof, OrganisationId organisation);

    /** Who proves this, where no organisation is asked about: making the first one, listing one's own. */
    default Uni<Optional<Actor>> findAnywhere(Proof proof) {
        return Uni.createFrom().item(Optional.empty());
    }
}
