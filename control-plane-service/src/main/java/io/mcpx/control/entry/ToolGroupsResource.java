// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.Kind;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Named sets of tools over several servers. */
@Path("/api/v1/organisations/{organisation}/tool-groups")
@Tag(name = "tool-groups", description = "Named sets of tools over several servers.")
public class ToolGroupsResource extends NamedEntries {

    ToolGroupsResource(Entries entries) {
        super(Kind.TOOL_GROUP, entries);
    }
}
