// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.change.OutboxRow;
import io.mcpx.control.change.RevisionRow;
import io.mcpx.control.document.Json;

/** History as clients see it. */
final class HistoryJson {

    static ObjectNode of(RevisionRow row) {
        return Json.object()
                .put("revision", row.number())
                .put("time", row.createdAt().toString())
                .put("actor", row.actor())
                .put("action", row.action())
                .put("subject", row.subject())
                .put("contentHash", row.contentHash());
    }

    static ObjectNode of(OutboxRow row) {
        var node = Json.object()
                .put("id", row.eventId().toString())
                .put("time", row.createdAt().toString())
                .put("action", row.action())
                .put("subject", row.subject())
                .put("revision", row.revision())
                .put("beforeHash", row.beforeHash())
                .put("afterHash", row.afterHash())
                .put("traceId", row.traceId());
        node.putObject("actor")
                .put("kind", row.actorKind())
                .put("id", row.actorId())
                .put("name", row.actor());
        return node;
    }

    private HistoryJson() {}
}
