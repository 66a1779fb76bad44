// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Permission;
import io.mcpx.control.change.Announcements;
import io.mcpx.control.change.Changes;
import io.mcpx.control.change.Order;
import io.mcpx.control.change.Order.Mode;
import io.mcpx.control.document.Json;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Doorkeeper;
import io.mcpx.control.rest.Idempotency;
import io.mcpx.control.tenancy.AccountId;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Organisations: made by the bootstrap administrator, changed and deleted by their own people. */
@Path("/api/v1/organisations")
@Tag(name = "organisations", description = "The tenants.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganisationsResource {

    private final Tenancy tenancy;
    private final Organisations organisations;
    private final Changes changes;
    private final Announcements announcements;
    private final Idempotency idempotency;

    OrganisationsResource(
            Tenancy tenancy,
            Organisations organisations,
            Changes changes,
            Announcements announcements,
            Idempotency idempotency) {
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.changes = changes;
        this.announcements = announcements;
        this.idempotency = idempotency;
    }

    @POST
    public Uni<Response> create(@Context ContainerRequestContext request, String body) {
        var origin = Doorkeeper.origin(request);
        if (!(origin.actor() instanceof Actor.Bootstrap)) {
            throw new Refused(ErrorCode.FORBIDDEN, "only the bootstrap administrator makes organisations");
        }
        var id = OrganisationId.random();
        var founding = OrganisationJson.founding(Json.parseObject(body));
        var order = new Order(
                id,
                origin,
                Permission.MANAGE_MEMBERS,
                "organisation.create",
                "organisation " + founding.slug(),
                Mode.APPLY);
        return tenancy.find(founding.slug())
                .invoke(found -> found.ifPresent(taken -> {
                    throw taken(founding);
                }))
                .chain(() -> changes.found(order, () -> organisations.found(id, founding)))
                .map(row -> Answer.created("/api/v1/organisations/" + row.slug(), OrganisationJson.shown(row))
                        .tag(OrganisationJson.tag(row))
                        .response());
    }

    @GET
    public Uni<List<ObjectNode>> list(@Context ContainerRequestContext request) {
        return switch (Doorkeeper.origin(request).actor()) {
            case Actor.Bootstrap() -> everyOne();
            case Actor.Account account -> asAccount(account.account());
            case Actor.Outsider outsider -> asAccount(outsider.account());
            case Actor.AccessToken token -> inside(token.owner().organisation());
            case Actor.ServiceAccount service -> inside(service.organisation());
        };
    }

    @GET
    @Path("{organisation}")
    public Uni<Response> get(@Context ContainerRequestContext request) {
        var call = Call.of(request);
        return tenancy.inside(call.organisation(), () -> row(call))
                .map(row -> answer(row).response());
    }

    @PATCH
    @Path("{organisation}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<Response> patch(@Context ContainerRequestContext request, String body) {
        var call = Call.of(request);
        var patch = Json.parseObject(body);
        var order = call.order(Permission.MANAGE_MEMBERS, "organisation.patch", "organisation");
        Supplier<Uni<OrganisationRow>> rows = () -> row(call).chain(row -> {
            call.conditions().requireMatch(OrganisationJson.tag(row));
            var wanted = OrganisationJson.patched(row, patch);
            row.rename(wanted.slug(), wanted.name());
            return organisations.persistAndFlush(row);
        });
        return idempotency.once(request, body, () -> changes.act(order, rows).map(OrganisationsResource::answer));
    }

    @DELETE
    @Path("{organisation}")
    public Uni<Response> delete(@Context ContainerRequestContext request) {
        var call = Call.of(request);
        var order = call.order(Permission.DELETE_ORGANISATION, "organisation.delete", "organisation");
        Supplier<Uni<Void>> rows = () -> row(call).chain(row -> {
            call.conditions().requireMatch(OrganisationJson.tag(row));
            return organisations
                    .delete(row)
                    .chain(() -> organisations.flush())
                    .chain(() -> announcements.changed(call.organisation()));
        });
        return changes.act(order, rows).map(gone -> Answer.noContent().response());
    }

    private Uni<OrganisationRow> row(Call call) {
        return organisations
                .findById(call.organisation().value())
                .onItem()
                .ifNull()
                .failWith(() ->
                        Refused.notFound("organisation", call.organisation().toString()));
    }

    private static Answer answer(OrganisationRow row) {
        return Answer.ok(OrganisationJson.shown(row)).tag(OrganisationJson.tag(row));
    }

    private Uni<List<ObjectNode>> everyOne() {
        return tenancy.asOperator(() -> organisations.listAll()).map(OrganisationsResource::shown);
    }

    private Uni<List<ObjectNode>> asAccount(AccountId account) {
        return tenancy.asAccount(account, () -> organisations.listAll()).map(OrganisationsResource::shown);
    }

    private Uni<List<ObjectNode>> inside(OrganisationId organisation) {
        return tenancy.inside(organisation, () -> organisations.listAll()).map(OrganisationsResource::shown);
    }

    private static List<ObjectNode> shown(List<OrganisationRow> rows) {
        return rows.stream().map(OrganisationJson::shown).toList();
    }

    private static Refused taken(Founding founding) {
        return new Refused(
                ErrorCode.ALREADY_EXISTS, "/slug: '" + founding.slug() + "' is taken (expected: another one)");
    }
}
