// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.Kind;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What gateways show to servers; secrets can be written, never read. */
@Path("/api/v1/organisations/{organisation}/credentials")
@Tag(name = "credentials", description = "What gateways show to servers; secrets can be written, never read.")
public class CredentialsResource extends NamedEntries {

    CredentialsResource(Entries entries) {
        super(Kind.CREDENTIAL, entries);
    }
}
