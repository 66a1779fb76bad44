// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.Kind;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Identities of agents: which groups and gateways each of them is limited to. */
@Path("/api/v1/organisations/{organisation}/agents")
@Tag(name = "agents", description = "Identities of agents: which groups and gateways each of them is limited to.")
public class AgentsResource extends NamedEntries {

    AgentsResource(Entries entries) {
        super(Kind.AGENT, entries);
    }
}
