// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.Kind;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The servers that gateways show, with what is changed about their tools. */
@Path("/api/v1/organisations/{organisation}/servers")
@Tag(name = "servers", description = "The servers that gateways show, with what is changed about their tools.")
public class ServersResource extends NamedEntries {

    ServersResource(Entries entries) {
        super(Kind.SERVER, entries);
    }
}
