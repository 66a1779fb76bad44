// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import io.mcpx.control.access.Actor.AccessToken;
import io.mcpx.control.access.Actor.Account;
import io.mcpx.control.access.Actor.Bootstrap;
import io.mcpx.control.access.Actor.Outsider;
import io.mcpx.control.access.Actor.ServiceAccount;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.tenancy.OrganisationId;
import java.util.Set;

/** The one authorisation function of the control plane. */
public final class Access {

    /** The answer to "may this actor do this here?". */
    public sealed interface Decision {

        record Allow() implements Decision {}

        /** Not to be told apart from an organisation that does not exist. */
        record Hidden() implements Decision {}

        /**
         * It sees the organisation, but may not do this.
         *
         * @param reason what is missing, for the actor to read
         */
        record Deny(String reason) implements Decision {}
    }

    public static Decision decide(Actor actor, OrganisationId organisation, Permission permission) {
        return switch (actor) {
            case Bootstrap() -> new Decision.Allow();
            case Outsider outsider -> new Decision.Hidden();
            case Account account -> byRole(account.organisation(), account.role(), organisation, permission);
            case AccessToken(var token, var owner, var scopes) ->
                both(byRole(owner.organisation(), owner.role(), organisation, permission), scopes, permission);
            case ServiceAccount service ->
                both(
                        byRole(service.organisation(), service.role(), organisation, permission),
                        service.scopes(),
                        permission);
        };
    }

    /** Refuses what {@link #decide} does not allow. */
    public static void require(Actor actor, OrganisationId organisation, Permission permission) {
        switch (decide(actor, organisation, permission)) {
            case Decision.Allow() -> {}
            case Decision.Hidden() -> throw Refused.notFound("organisation", organisation.toString());
            case Decision.Deny(var reason) -> throw new Refused(ErrorCode.FORBIDDEN, reason);
        }
    }

    private static Decision byRole(OrganisationId of, Role role, OrganisationId organisation, Permission permission) {
        if (!of.equals(organisation)) {
            return new Decision.Hidden();
        }
        return role.isAtLeast(permission.least())
                ? new Decision.Allow()
                : new Decision.Deny("role: " + role.label() + " (expected: "
                        + permission.least().label() + ")");
    }

    private static Decision both(Decision byRole, Set<String> scopes, Permission permission) {
        return byRole instanceof Decision.Allow && !scopes.contains(permission.scope())
                ? new Decision.Deny("scope of the token: "
                        + String.join(" ", scopes.stream().sorted().toList()) + " (expected: " + permission.scope()
                        + ")")
                : byRole;
    }

    private Access() {}
}
