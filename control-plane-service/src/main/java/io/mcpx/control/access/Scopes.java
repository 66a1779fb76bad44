// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The scopes of tokens. Whoever makes a token can put into it only what they may do themselves. */
public final class Scopes {

    /** Use of the gateways as the person whose token it is. */
    public static final String MCP = "mcp";

    /** All that mean something here, in order. */
    public static Set<String> all() {
        return of(Role.OWNER);
    }

    /** What a role may give to a token. */
    public static Set<String> of(Role role) {
        var scopes = Arrays.stream(Permission.values())
                .filter(permission -> role.isAtLeast(permission.least()))
                .map(Permission::scope)
                .collect(Collectors.toCollection(TreeSet::new));
        scopes.add(MCP);
        return scopes;
    }

    /** What an actor may pass on. */
    public static Set<String> of(Actor actor) {
        return switch (actor) {
            case Actor.Bootstrap() -> all();
            case Actor.Outsider outsider -> Set.of();
            case Actor.Account account -> of(account.role());
            case Actor.AccessToken token -> both(of(token.owner().role()), token.scopes());
            case Actor.ServiceAccount service -> both(of(service.role()), service.scopes());
        };
    }

    private static Set<String> both(Set<String> some, Set<String> those) {
        var both = new HashSet<>(some);
        both.retainAll(those);
        return both;
    }

    private Scopes() {}
}
