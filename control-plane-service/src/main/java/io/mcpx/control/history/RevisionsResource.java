// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.change.Diff;
import io.mcpx.control.change.RevisionRow;
import io.mcpx.control.change.Revisions;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Cursors;
import io.mcpx.control.rest.DiffJson;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.PageRequest;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The revisions of an organisation's configuration, the latest first. */
@Path("/api/v1/organisations/{organisation}/revisions")
@Tag(name = "revisions", description = "The history of the configuration.")
@Produces(MediaType.APPLICATION_JSON)
public class RevisionsResource {

    private final Tenancy tenancy;
    private final Revisions revisions;
    private final Cursors cursors;

    RevisionsResource(Tenancy tenancy, Revisions revisions, Cursors cursors) {
        this.tenancy = tenancy;
        this.revisions = revisions;
        this.cursors = cursors;
    }

    @GET
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request) {
        var page = PageRequest.of(request, cursors);
        long before = page.after().map(Long::parseLong).orElse(Long.MAX_VALUE);
        return tenancy.inside(Call.of(request).organisation(), () -> revisions.before(before, page.limit() + 1))
                .map(rows ->
                        page.page(rows, row -> String.valueOf(row.number())).map(HistoryJson::of));
    }

    /** One revision, with what it changed. */
    @GET
    @Path("{revision}")
    public Uni<ObjectNode> get(@Context ContainerRequestContext request, @PathParam("revision") String written) {
        if (!written.matches("[1-9][0-9]{0,17}")) {
            throw Refused.notFound("revision", written);
        }
        var number = Long.parseLong(written);
        return tenancy.inside(
                Call.of(request).organisation(),
                () -> revisions
                        .find(number)
                        .map(row -> row.orElseThrow(() -> Refused.notFound("revision", written)))
                        .chain(this::withDiff));
    }

    private Uni<ObjectNode> withDiff(RevisionRow row) {
        return revisions
                .asOf(row.number() - 1)
                .chain(before -> revisions.asOf(row.number()).map(after -> {
                    var node = HistoryJson.of(row);
                    node.set("diff", DiffJson.of(Diff.between(before, after)));
                    return node;
                }));
    }
}
