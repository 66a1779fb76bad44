// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A section of which there is one: empty until somebody writes it, and again when it is deleted. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
abstract class SingleEntry {

    private final EntryId id;
    private final Entries entries;

    SingleEntry(Kind kind, Entries entries) {
        this.id = EntryId.single(kind);
        this.entries = entries;
    }

    @GET
    public Uni<Response> get(@Context ContainerRequestContext request) {
        return entries.get(request, id);
    }

    @PUT
    public Uni<Response> put(@Context ContainerRequestContext request, String body) {
        return entries.put(request, id, body);
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<Response> patch(@Context ContainerRequestContext request, String body) {
        return entries.patch(request, id, body);
    }

    @DELETE
    public Uni<Response> delete(@Context ContainerRequestContext request) {
        return entries.delete(request, id);
    }
}
