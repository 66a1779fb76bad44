// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.Kind;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How names of tools are made unique. */
@Path("/api/v1/organisations/{organisation}/naming")
@Tag(name = "naming", description = "How names of tools are made unique.")
public class NamingResource extends SingleEntry {

    NamingResource(Entries entries) {
        super(Kind.NAMING, entries);
    }
}
