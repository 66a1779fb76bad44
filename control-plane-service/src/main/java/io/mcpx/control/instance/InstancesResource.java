// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Cursors;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.PageRequest;
import io.mcpx.control.rest.Texts;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gateway instances: made with an enrolment token that is shown once, and watched from then on. */
@Path("/api/v1/organisations/{organisation}/instances")
@Tag(name = "instances", description = "The deployments that the configuration is pushed to.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InstancesResource {

    private final Tenancy tenancy;
    private final Instances instances;
    private final Shown shown;
    private final Enrolments enrolments;
    private final Cursors cursors;

    InstancesResource(Tenancy tenancy, Instances instances, Shown shown, Enrolments enrolments, Cursors cursors) {
        this.tenancy = tenancy;
        this.instances = instances;
        this.shown = shown;
        this.enrolments = enrolments;
        this.cursors = cursors;
    }

    @GET
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request) {
        var page = PageRequest.of(request, cursors);
        return tenancy.inside(
                Call.of(request).organisation(),
                () -> instances
                        .after(page.after().orElse(""), page.limit() + 1)
                        .map(rows -> page.page(rows, InstanceRow::name))
                        .chain(rows -> shown.all(rows.items()).map(items -> new Page<>(items, rows.nextCursor()))));
    }

    @POST
    public Uni<Response> create(@Context ContainerRequestContext request, String body) {
        return enrolments.create(request, body);
    }

    @GET
    @Path("{instance}")
    public Uni<Response> get(@Context ContainerRequestContext request, @PathParam("instance") String name) {
        return tenancy.inside(
                Call.of(request).organisation(),
                () -> enrolments
                        .required(Texts.name("instance", name))
                        .chain(row -> shown.all(List.of(row))
                                .map(items -> Answer.ok(items.getFirst())
                                        .tag(Enrolments.tag(row))
                                        .response())));
    }

    @DELETE
    @Path("{instance}")
    public Uni<Response> delete(@Context ContainerRequestContext request, @PathParam("instance") String name) {
        return enrolments.delete(request, Texts.name("instance", name));
    }
}
