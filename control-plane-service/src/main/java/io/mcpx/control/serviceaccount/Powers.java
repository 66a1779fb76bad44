// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Role;
import io.mcpx.control.access.Scopes;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Keeps anybody from making a program, or a secret of one, that may do more than they may themselves. */
final class Powers {

    static void require(Actor actor, Role role, Set<String> scopes) {
        var beyond = new HashSet<>(scopes);
        beyond.retainAll(Scopes.all());
        beyond.removeAll(Scopes.of(actor));
        if (!beyond.isEmpty()) {
            throw new Refused(
                    ErrorCode.FORBIDDEN,
                    "/scopes: " + String.join(", ", new TreeSet<>(beyond))
                            + " is more than you may do (expected: some of "
                            + String.join(", ", new TreeSet<>(Scopes.of(actor))) + ")");
        }
        var lacking = new HashSet<>(scopes);
        lacking.retainAll(Scopes.all());
        lacking.removeAll(Scopes.of(role));
        if (!lacking.isEmpty()) {
            throw Refused.invalid(
                    "/scopes",
                    String.join(", ", new TreeSet<>(lacking)),
                    "what a service account of the role " + role.label() + " may do");
        }
    }

    private Powers() {}
}
