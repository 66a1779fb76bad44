// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.Kind;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Named endpoints: which servers and tools each of them shows. */
@Path("/api/v1/organisations/{organisation}/gateways")
@Tag(name = "gateways", description = "Named endpoints: which servers and tools each of them shows.")
public class GatewaysResource extends NamedEntries {

    GatewaysResource(Entries entries) {
        super(Kind.GATEWAY, entries);
    }
}
