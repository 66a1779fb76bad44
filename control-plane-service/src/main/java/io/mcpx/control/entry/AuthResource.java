// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.Kind;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How callers of the gateways show who they are. */
@Path("/api/v1/organisations/{organisation}/auth")
@Tag(name = "auth", description = "How callers of the gateways show who they are.")
public class AuthResource extends SingleEntry {

    AuthResource(Entries entries) {
        super(Kind.AUTH, entries);
    }
}
