// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.access.Access.Decision;
import io.mcpx.control.tenancy.AccountId;
import io.mcpx.control.tenancy.OrganisationId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final OrganisationId OURS = OrganisationId.random();
    private static final OrganisationId THEIRS = OrganisationId.random();

    @Test
    void givesEachRoleWhatItMay() {
        assertThat(allowed(account(Role.MEMBER)))
                .containsExactlyInAnyOrder(Permission.VIEW, Permission.MANAGE_OWN_TOKENS);
        assertThat(allowed(account(Role.ADMIN)))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Permission.CHANGE_ROLES, Permission.DELETE_ORGANISATION)));
        assertThat(allowed(account(Role.OWNER))).isEqualTo(EnumSet.allOf(Permission.class));
    }

    @Test
    void hidesAnOrganisationFromWhoeverHasNoPlaceInIt() {
        for (var permission : Permission.values()) {
            assertThat(Access.decide(account(Role.OWNER), THEIRS, permission)).isEqualTo(new Decision.Hidden());
            assertThat(Access.decide(token(Role.OWNER, allScopes()), THEIRS, permission))
                    .isEqualTo(new Decision.Hidden());
            assertThat(Access.decide(new Actor.Outsider(AccountId.random(), "ana"), OURS, permission))
                    .isEqualTo(new Decision.Hidden());
        }
    }

    @Test
    void limitsATokenToItsScopesAndItsOwner() {
        assertThat(allowed(token(Role.OWNER, Set.of("read")))).containsExactly(Permission.VIEW);
        assertThat(allowed(token(Role.MEMBER, allScopes())))
                .containsExactlyInAnyOrder(Permission.VIEW, Permission.MANAGE_OWN_TOKENS);
        assertThat(allowed(token(Role.OWNER, Set.of()))).isEmpty();
        assertThat(allowed(new Actor.ServiceAccount(UUID.randomUUID(), "ci", OURS, Role.ADMIN, Set.of("configure"))))
                .containsExactly(Permission.CONFIGURE);
    }

    private static Set<Permission> allowed(Actor actor) {
        return EnumSet.allOf(Permission.class).stream()
                .filter(permission -> Access.decide(actor, OURS, permission) instanceof Decision.Allow)
                .collect(Collectors.toSet());
    }

    private static Set<String> allScopes() {
        return EnumSet.allOf(Permission.class).stream().map(Permission::scope).collect(Collectors.toSet());
    }

    private static Actor.Account account(Role role) {
        return new Actor.Account(AccountId.random(), "ana", OURS, role);
    }

    private static Actor token(Role role, Set<String> scopes) {
        return new Actor.AccessToken(UUID.randomUUID(), account(role), scopes);
    }
}
