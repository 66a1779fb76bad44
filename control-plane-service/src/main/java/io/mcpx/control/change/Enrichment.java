// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.document.Configuration;
import io.mcpx.control.tenancy.OrganisationId;
import io.smallrye.mutiny.Uni;

/**
 * Adds to the entries what other tables know, such as the hashes of agents' keys, before they are checked and given to gateway
 * instances. Every bean of this type is asked in turn, within the transaction of the change.
 */
public interface Enrichment {

    /** The configuration with additions; the stored entries stay as they are. */
    Uni<Configuration> enrich(OrganisationId organisation, Configuration configuration);
}
