// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Cursors;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.PageRequest;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Multi;
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

/** Service accounts: clients of OAuth that get tokens for the API, and for the gateways as an agent. */
@Path("/api/v1/organisations/{organisation}/service-accounts")
@Tag(name = "service accounts", description = "Programs with a role of their own; secrets are shown once.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServiceAccountsResource {

    private final Tenancy tenancy;
    private final ServiceAccounts rows;
    private final Accounts accounts;
    private final SecretRotation rotation;
    private final Cursors cursors;

    ServiceAccountsResource(
            Tenancy tenancy, ServiceAccounts rows, Accounts accounts, SecretRotation rotation, Cursors cursors) {
        this.tenancy = tenancy;
        this.rows = rows;
        this.accounts = accounts;
        this.rotation = rotation;
        this.cursors = cursors;
    }

    @GET
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request) {
        var page = PageRequest.of(request, cursors);
        return tenancy.inside(
                Call.of(request).organisation(),
                () -> rows.after(page.after().orElse(""), page.limit() + 1)
                        .map(found -> page.page(found, ServiceAccountRow::name))
                        .chain(found -> shown(found.items()).map(items -> new Page<>(items, found.nextCursor()))));
    }

    @POST
    public Uni<Response> create(@Context ContainerRequestContext request, String body) {
        return accounts.create(request, body);
    }

    @GET
    @Path("{account}")
    public Uni<Response> get(@Context ContainerRequestContext request, @PathParam("account") String name) {
        return tenancy.inside(
                        Call.of(request).organisation(),
                        () -> accounts.required(name).chain(accounts::shown))
                .map(node -> Answer.ok(node).response());
    }

    @DELETE
    @Path("{account}")
    public Uni<Response> delete(@Context ContainerRequestContext request, @PathParam("account") String name) {
        return accounts.delete(request, name);
    }

    @GET
    @Path("{account}/secrets")
    public Uni<Page<ObjectNode>> secrets(@Context ContainerRequestContext request, @PathParam("account") String name) {
        return tenancy.inside(Call.of(request).organisation(), () -> rotation.list(name))
                .map(items -> new Page<>(items, null));
    }

    @POST
    @Path("{account}/secrets")
    public Uni<Response> createSecret(
            @Context ContainerRequestContext request, @PathParam("account") String name, String body) {
        return rotation.create(request, name, body);
    }

    @DELETE
    @Path("{account}/secrets/{secret}")
    public Uni<Response> revokeSecret(
            @Context ContainerRequestContext request,
            @PathParam("account") String name,
            @PathParam("secret") String secret) {
        return rotation.revoke(request, name, secret);
    }

    /** One after another: a transaction does one thing at a time. */
    private Uni<List<ObjectNode>> shown(List<ServiceAccountRow> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(accounts::shown)
                .collect()
                .asList();
    }
}
