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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is changed about single tools of a server, by their native names. The server's own document has them as well. */
@Path("/api/v1/organisations/{organisation}/servers/{server}/tools")
@Tag(name = "tools", description = "What is changed about single tools of a server.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ToolsResource {

    private static final String CUSTOMISATION = "customisation";

    private final Parts parts;

    ToolsResource(Parts parts) {
        this.parts = parts;
    }

    @GET
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request, @PathParam("server") String server) {
        return parts.list(request, new Part(server(server), List.of("tools"), "tool"), CUSTOMISATION);
    }

    @GET
    @Path("{tool}")
    public Uni<Response> get(
            @Context ContainerRequestContext request,
            @PathParam("server") String server,
            @PathParam("tool") String tool) {
        return parts.get(request, part(server, tool), CUSTOMISATION);
    }

    @PUT
    @Path("{tool}")
    public Uni<Response> put(
            @Context ContainerRequestContext request,
            @PathParam("server") String server,
            @PathParam("tool") String tool,
            String body) {
        return parts.put(request, part(server, tool), CUSTOMISATION, body);
    }

    @DELETE
    @Path("{tool}")
    public Uni<Response> delete(
            @Context ContainerRequestContext request,
            @PathParam("server") String server,
            @PathParam("tool") String tool) {
        return parts.delete(request, part(server, tool));
    }

    private static EntryId server(String name) {
        return new EntryId(Kind.SERVER, Texts.name("server", name));
    }

    private static Part part(String server, String tool) {
        return new Part(server(server), List.of("tools", Texts.name("tool", tool)), "tool");
    }
}
