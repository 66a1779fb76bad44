// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Kind;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Entries with names: a list, and each by its name. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
abstract class NamedEntries {

    private final Kind kind;
    private final Entries entries;

    NamedEntries(Kind kind, Entries entries) {
        this.kind = kind;
        this.entries = entries;
    }

    @GET
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request) {
        return entries.list(request, kind);
    }

    @POST
    public Uni<Response> create(@Context ContainerRequestContext request, String body) {
        return entries.create(request, kind, body);
    }

    @GET
    @Path("{name}")
    public Uni<Response> get(@Context ContainerRequestContext request, @PathParam("name") String name) {
        return entries.get(request, id(name));
    }

    @PUT
    @Path("{name}")
    public Uni<Response> put(@Context ContainerRequestContext request, @PathParam("name") String name, String body) {
        return entries.put(request, id(name), body);
    }

    @PATCH
    @Path("{name}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<Response> patch(@Context ContainerRequestContext request, @PathParam("name") String name, String body) {
        return entries.patch(request, id(name), body);
    }

    @DELETE
    @Path("{name}")
    public Uni<Response> delete(@Context ContainerRequestContext request, @PathParam("name") String name) {
        return entries.delete(request, id(name));
    }

    private EntryId id(String name) {
        return new EntryId(kind, Texts.name(kind.noun(), name));
    }
}
