// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.access.Access;
import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Permission;
import io.mcpx.control.change.Order;
import io.mcpx.control.change.Order.Mode;
import io.mcpx.control.change.Origin;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.tenancy.OrganisationId;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * A request that has been let in: who asks, in which organisation, and under which conditions.
 *
 * @param mode of {@code ?dryRun=true}
 */
public record Call(OrganisationId organisation, Origin origin, Conditions conditions, Mode mode) {

    /** The call that {@link Doorkeeper} has let in to an organisation. */
    public static Call of(ContainerRequestContext request) {
        return new Call(
                Doorkeeper.organisation(request), Doorkeeper.origin(request), Conditions.of(request), mode(request));
    }

    public Actor actor() {
        return origin.actor();
    }

    public void require(Permission permission) {
        Access.require(actor(), organisation, permission);
    }

    public Order order(Permission permission, String action, String subject) {
        return new Order(organisation, origin, permission, action, subject, mode);
    }

    private static Mode mode(ContainerRequestContext request) {
        var written = request.getUriInfo().getQueryParameters().getFirst("dryRun");
        return switch (written) {
            case null -> Mode.APPLY;
            case "false" -> Mode.APPLY;
            case "true" -> Mode.DRY_RUN;
            default -> throw Refused.invalid("dryRun", "'" + written + "'", "true or false");
        };
    }
}
