// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.access.Role;
import io.mcpx.control.document.Json;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Body;
import io.mcpx.control.serviceaccount.ServiceAccountRow.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Service accounts as clients see them: secrets only by their last characters, but in the one answer that makes them. */
final class ServiceAccountJson {

    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String SCOPE = "[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,128}";

    static Wish given(String body) {
        var read = Body.read(body, "name", "role", "scopes", "agent");
        return new Wish(name(read), role(read), scopes(read), read.text("agent").orElse(null));
    }

    static ObjectNode shown(ServiceAccountRow row, Optional<String> agent) {
        var node = Json.object()
                .put("name", row.name)
                .put("clientId", row.clientId().text())
                .put("role", row.role)
                .put("agent", agent.orElse(null))
                .put("createdAt", row.createdAt.toString());
        var scopes = node.putArray("scopes");
        row.scopes().forEach(scopes::add);
        return node;
    }

    static ObjectNode shown(SecretRow row, Instant now) {
        return Json.object()
                .put("id", row.id.toString())
                .put("hint", "…" + row.hint)
                .put("state", row.state(now).label())
                .put("createdAt", row.createdAt.toString())
                .put("expiresAt", text(row.expiresAt))
                .put("lastUsedAt", text(row.lastUsedAt))
                .put("revokedAt", text(row.revokedAt));
    }

    private static String name(Body read) {
        return Optional.of(read.name())
                .filter(name -> name.matches(NAME))
                .orElseThrow(() ->
                        Refused.invalid("/name", "no such name", "1 to 63 of a-z, 0-9 and -, no dash at either end"));
    }

    private static Role role(Body read) {
        return switch (read.text("role").orElse("member")) {
            case "member" -> Role.MEMBER;
            case "admin" -> Role.ADMIN;
            default -> throw Refused.invalid("/role", "another role", "member or admin");
        };
    }

    /** Beside those of the API, any that gateways ask for. */
    private static Set<String> scopes(Body read) {
        var scopes = read.texts("scopes").orElse(List.of("read"));
        for (var i = 0; i < scopes.size(); i++) {
            if (!scopes.get(i).matches(SCOPE)) {
                throw Refused.invalid("/scopes/" + i, "no scope", "1 to 128 printable ASCII characters, no blank");
            }
        }
        return Set.copyOf(scopes);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private ServiceAccountJson() {}
}
