// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.CreationPlace;
import io.mcpx.control.rest.Cursors;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.PageRequest;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** API keys of an agent: several at once, each shown once. */
@Path("/api/v1/organisations/{organisation}/agents/{agent}/keys")
@Tag(name = "agent keys", description = "API keys of an agent: several at once, each shown once.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AgentKeysResource {

    private final Tenancy tenancy;
    private final AgentKeys keys;
    private final KeyIssuance issuance;
    private final Cursors cursors;
    private final Clock clock;

    AgentKeysResource(Tenancy tenancy, AgentKeys keys, KeyIssuance issuance, Cursors cursors, Clock clock) {
        this.tenancy = tenancy;
        this.keys = keys;
        this.issuance = issuance;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request, @PathParam("agent") String agent) {
        var page = PageRequest.of(request, cursors);
        var now = clock.instant();
        return tenancy.inside(
                        Call.of(request).organisation(),
                        () -> issuance.agent(agent)
                                .chain(found -> keys.after(found.id(), CreationPlace.of(page), page.limit() + 1)))
                .map(rows -> page.page(rows, row -> row.place().text()).map(row -> AgentKeyJson.shown(row, now)));
    }

    @POST
    public Uni<Response> create(
            @Context ContainerRequestContext request, @PathParam("agent") String agent, String body) {
        return issuance.create(request, agent, body);
    }

    @GET
    @Path("{key}")
    public Uni<Response> get(
            @Context ContainerRequestContext request, @PathParam("agent") String agent, @PathParam("key") String key) {
        return tenancy.inside(
                        Call.of(request).organisation(),
                        () -> issuance.agent(agent).chain(found -> issuance.required(found, key)))
                .map(row -> Answer.ok(AgentKeyJson.shown(row, clock.instant())).response());
    }

    @DELETE
    @Path("{key}")
    public Uni<Response> revoke(
            @Context ContainerRequestContext request, @PathParam("agent") String agent, @PathParam("key") String key) {
        return issuance.revoke(request, agent, key);
    }
}
