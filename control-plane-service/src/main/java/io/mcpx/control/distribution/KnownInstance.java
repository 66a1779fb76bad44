// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.control.instance.InstanceRow;
import io.mcpx.control.tenancy.OrganisationId;
import java.util.UUID;

/** A gateway instance that has proved who it is. */
public record KnownInstance(OrganisationId organisation, UUID id, String name, Served served) {

    static KnownInstance of(InstanceRow row) {
        var agent = row.dedicatedTo();
        var served = agent == null ? new Served.All() : new Served.Only(agent);
        return new KnownInstance(row.organisation(), row.id(), row.name(), served);
    }
}
