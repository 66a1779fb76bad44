// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.access.Access;
import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Actors;
import io.mcpx.control.access.Permission;
import io.mcpx.control.access.Proof;
import io.mcpx.control.change.Origin;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody in to {@code /api} who does not prove who they are, and to an organisation nobody who has no place in it: to
 * others it does not exist.
 */
@ApplicationScoped
public class Doorkeeper {

    private static final String ACTOR = "mcpx.actor";
    private static final String ORGANISATION = "mcpx.organisation";
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Tenancy tenancy;
    private final List<Actors> actors;
    private final Proofs proofs;

    Doorkeeper(Tenancy tenancy, @All List<Actors> actors, Proofs proofs) {
        this.tenancy = tenancy;
        this.actors = actors;
        this.proofs = proofs;
    }

    Uni<@Nullable Response> letIn(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/api/")) {
            return Uni.createFrom().nullItem();
        }
        return proofs.of(request)
                .map(proof -> letIn(request, proof))
                .orElseGet(() -> Uni.createFrom().item(Problem.of(unauthenticated())));
    }

    /** Who makes this request. */
    public static Origin origin(ContainerRequestContext request) {
        if (request.getProperty(ACTOR) instanceof Actor actor) {
            return new Origin(actor, traceId(request));
        }
        throw unauthenticated();
    }

    static OrganisationId organisation(ContainerRequestContext request) {
        if (request.getProperty(ORGANISATION) instanceof OrganisationId organisation) {
            return organisation;
        }
        throw new IllegalStateException("the path names no organisation");
    }

    private Uni<@Nullable Response> letIn(ContainerRequestContext request, Proof proof) {
        var asked = request.getUriInfo().getPathParameters().getFirst("organisation");
        return (asked == null ? anywhere(request, proof) : inside(request, proof, asked))
                .onFailure(Refused.class)
                .recoverWithItem(refused -> Problem.of(refused));
    }

    private Uni<@Nullable Response> anywhere(ContainerRequestContext request, Proof proof) {
        return first(one -> one.findAnywhere(proof)).map(actor -> admitted(request, actor));
    }

    private Uni<@Nullable Response> inside(ContainerRequestContext request, Proof proof, String asked) {
        return organisation(asked)
                .chain(found -> found.isPresent()
                        ? first(one -> one.find(proof, found.get())).map(actor -> admitted(request, actor, found.get()))
                        : first(one -> one.findAnywhere(proof)).map(actor -> {
                            throw Refused.notFound("organisation", asked);
                        }));
    }

    private Uni<Optional<OrganisationId>> organisation(String asked) {
        var id = OrganisationId.parse(asked);
        return id.isPresent() ? tenancy.find(id.get()) : tenancy.find(asked);
    }

    private static @Nullable Response admitted(
            ContainerRequestContext request, Actor actor, OrganisationId organisation) {
        switch (Access.decide(actor, organisation, Permission.VIEW)) {
            case Access.Decision.Allow() -> {}
            case Access.Decision.Hidden() ->
                throw Refused.notFound(
                        "organisation",
                        String.valueOf(request.getUriInfo().getPathParameters().getFirst("organisation")));
            case Access.Decision.Deny(var reason) -> {
                if (reads(request)) {
                    throw new Refused(ErrorCode.FORBIDDEN, reason);
                }
            }
        }
        request.setProperty(ORGANISATION, organisation);
        return admitted(request, actor);
    }

    private static @Nullable Response admitted(ContainerRequestContext request, Actor actor) {
        request.setProperty(ACTOR, actor);
        return null;
    }

    /** The first sort of actor that knows the proof. */
    private Uni<Actor> first(Function<Actors, Uni<Optional<Actor>>> asking) {
        var found = Uni.createFrom().item(Optional.<Actor>empty());
        for (var one : actors) {
            found = found.chain(known -> known.isPresent() ? Uni.createFrom().item(known) : asking.apply(one));
        }
        return found.map(known -> known.orElseThrow(Doorkeeper::unauthenticated));
    }

    private static boolean reads(ContainerRequestContext request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    private static @Nullable String traceId(ContainerRequestContext request) {
        var header = request.getHeaderString("traceparent");
        var matcher = header == null ? null : TRACEPARENT.matcher(header);
        return matcher != null && matcher.matches() ? matcher.group(1) : null;
    }

    private static Refused unauthenticated() {
        return new Refused(
                ErrorCode.UNAUTHENTICATED,
                "nothing valid proves who you are (expected: Authorization: Bearer and a token)");
    }
}
