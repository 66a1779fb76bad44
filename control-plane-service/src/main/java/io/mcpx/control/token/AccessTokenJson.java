// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Personal access tokens as their owners see them: never the token itself, but in the one answer that makes it. */
final class AccessTokenJson {

    static ObjectNode shown(AccessTokenRow row, Instant now) {
        var node = Json.object()
                .put("id", row.id.toString())
                .put("name", row.name)
                .put("hint", "…" + row.hint)
                .put("state", row.state(now).label())
                .put("createdAt", row.createdAt.toString())
                .put("expiresAt", row.expiresAt.toString())
                .put("lastUsedAt", text(row.lastUsedAt))
                .put("revokedAt", text(row.revokedAt));
        var scopes = node.putArray("scopes");
        row.scopes().forEach(scopes::add);
        return node;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private AccessTokenJson() {}
}
