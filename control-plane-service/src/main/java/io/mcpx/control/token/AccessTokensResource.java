// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

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

/** One's own personal access tokens, each shown once. */
@Path("/api/v1/organisations/{organisation}/tokens")
@Tag(name = "tokens", description = "One's own personal access tokens, each shown once.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessTokensResource {

    private final Tenancy tenancy;
    private final AccessTokens tokens;
    private final TokenIssuance issuance;
    private final Cursors cursors;
    private final Clock clock;

    AccessTokensResource(Tenancy tenancy, AccessTokens tokens, TokenIssuance issuance, Cursors cursors, Clock clock) {
        this.tenancy = tenancy;
        this.tokens = tokens;
        this.issuance = issuance;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request) {
        var call = Call.of(request);
        var owner = TokenIssuance.owner(call);
        var page = PageRequest.of(request, cursors);
        var now = clock.instant();
        return tenancy.inside(call.organisation(), () -> tokens.after(owner, CreationPlace.of(page), page.limit() + 1))
                .map(rows -> page.page(rows, row -> row.place().text()).map(row -> AccessTokenJson.shown(row, now)));
    }

    @POST
    public Uni<Response> create(@Context ContainerRequestContext request, String body) {
        return issuance.create(request, body);
    }

    @GET
    @Path("{token}")
    public Uni<Response> get(@Context ContainerRequestContext request, @PathParam("token") String token) {
        var call = Call.of(request);
        var owner = TokenIssuance.owner(call);
        return tenancy.inside(call.organisation(), () -> issuance.required(owner, token))
                .map(row ->
                        Answer.ok(AccessTokenJson.shown(row, clock.instant())).response());
    }

    @DELETE
    @Path("{token}")
    public Uni<Response> revoke(@Context ContainerRequestContext request, @PathParam("token") String token) {
        return issuance.revoke(request, token);
    }
}
