// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;
import io.mcpx.control.tenancy.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one replica.
 *
 * @param life since when it is connected, or was
 * @param inForce what it has; null while that is not known
 * @param nack what it refused last; null for nothing since it connected
 * @param state how it does, as clients are shown it; null while it has not said
 */
public record ReplicaReport(
        OrganisationId organisation,
        UUID instance,
        Life life,
        @Nullable InForce inForce,
        @Nullable Refusal nack,
        @Nullable ObjectNode state) {

    /** A replica on a stream. */
    public record Life(String replica, String softwareVersion, boolean connected, Instant since, Instant seen) {}

    /** What is in force. */
    public record InForce(String label, long revision) {}

    /** Why a version was refused. */
    public record Refusal(String problems, Instant at) {}

    List<Object> values() {
        var row = Json.object()
                .put("replica", life.replica())
                .put("software_version", life.softwareVersion())
                .put("connected", life.connected())
                .put("connected_at", life.since().toString())
                .put("last_seen_at", life.seen().toString());
        if (inForce != null) {
            row.put("version_in_force", inForce.label()).put("revision_in_force", inForce.revision());
        }
        if (nack != null) {
            row.put("last_nack", nack.problems()).put("last_nack_at", nack.at().toString());
        }
        if (state != null) {
            row.put("state", Json.text(state));
        }
        return List.of(organisation.value(), instance, Json.text(row));
    }
}
