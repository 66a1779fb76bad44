// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.change.Outbox;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Cursors;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.PageRequest;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The administrative acts in an organisation, the latest first: who did what to what. */
@Path("/api/v1/organisations/{organisation}/changes")
@Tag(name = "changes", description = "Administrative acts.")
@Produces(MediaType.APPLICATION_JSON)
public class ActsResource {

    private final Tenancy tenancy;
    private final Outbox outbox;
    private final Cursors cursors;

    ActsResource(Tenancy tenancy, Outbox outbox, Cursors cursors) {
        this.tenancy = tenancy;
        this.outbox = outbox;
        this.cursors = cursors;
    }

    @GET
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request) {
        var page = PageRequest.of(request, cursors);
        long before = page.after().map(Long::parseLong).orElse(Long.MAX_VALUE);
        return tenancy.inside(Call.of(request).organisation(), () -> outbox.before(before, page.limit() + 1))
                .map(rows -> page.page(rows, row -> String.valueOf(row.id())).map(HistoryJson::of));
    }
}
