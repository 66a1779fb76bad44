// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.agent.AgentKeyRow.Wish;
import io.mcpx.control.document.Json;
import io.mcpx.control.rest.Body;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** API keys as clients see them: never the key itself, but in the one answer that makes it. */
final class AgentKeyJson {

    static ObjectNode shown(AgentKeyRow row, Instant now) {
        return Json.object()
                .put("id", row.id.toString())
                .put("name", row.name)
                .put("hint", "…" + row.hint)
                .put("state", row.state(now).label())
                .put("createdAt", row.createdAt.toString())
                .put("expiresAt", text(row.expiresAt))
                .put("revokedAt", text(row.revokedAt));
    }

    static Wish given(String body, Instant now) {
        var read = Body.read(body, "name", "expiresAt");
        return new Wish(read.name(), read.after("expiresAt", now).orElse(null));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private AgentKeyJson() {}
}
