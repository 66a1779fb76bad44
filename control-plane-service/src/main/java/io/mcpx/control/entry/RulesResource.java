// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Kind;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What callers may use, by label: all rules as one document, and each by itself. */
@Path("/api/v1/organisations/{organisation}/rules")
@Tag(name = "rules", description = "What callers may use, by label.")
public class RulesResource extends SingleEntry {

    private static final String RULE = "rule";
    private static final EntryId RULES = EntryId.single(Kind.PERMISSIONS);

    private final Parts parts;

    RulesResource(Entries entries, Parts parts) {
        super(Kind.PERMISSIONS, entries);
        this.parts = parts;
    }

    @GET
    @Path("default")
    public Uni<Response> getDefault(@Context ContainerRequestContext request) {
        return parts.get(request, fallback(), RULE);
    }

    @PUT
    @Path("default")
    public Uni<Response> putDefault(@Context ContainerRequestContext request, String body) {
        return parts.put(request, fallback(), RULE, body);
    }

    @DELETE
    @Path("default")
    public Uni<Response> deleteDefault(@Context ContainerRequestContext request) {
        return parts.delete(request, fallback());
    }

    @GET
    @Path("{labels: consumers|clients}")
    public Uni<Page<ObjectNode>> list(@Context ContainerRequestContext request, @PathParam("labels") String labels) {
        return parts.list(request, new Part(RULES, List.of(section(labels)), "rule"), RULE);
    }

    @GET
    @Path("{labels: consumers|clients}/{label}")
    public Uni<Response> get(
            @Context ContainerRequestContext request,
            @PathParam("labels") String labels,
            @PathParam("label") String label) {
        return parts.get(request, part(labels, label), RULE);
    }

    @PUT
    @Path("{labels: consumers|clients}/{label}")
    public Uni<Response> put(
            @Context ContainerRequestContext request,
            @PathParam("labels") String labels,
            @PathParam("label") String label,
            String body) {
        return parts.put(request, part(labels, label), RULE, body);
    }

    @DELETE
    @Path("{labels: consumers|clients}/{label}")
    public Uni<Response> delete(
            @Context ContainerRequestContext request,
            @PathParam("labels") String labels,
            @PathParam("label") String label) {
        return parts.delete(request, part(labels, label));
    }

    private static Part fallback() {
        return new Part(RULES, List.of("default"), "rule");
    }

    private static Part part(String labels, String label) {
        return new Part(RULES, List.of(section(labels), Texts.name("rule", label)), "rule");
    }

    private static String section(String labels) {
        return labels.equals("clients") ? "clientNames" : "consumers";
    }
}
