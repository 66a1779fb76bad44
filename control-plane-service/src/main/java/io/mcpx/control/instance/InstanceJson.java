// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;
import io.mcpx.control.problem.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gateway instances as clients see them. */
final class InstanceJson {

    private static final Set<String> KNOWN = Set.of("name", "dedicatedTo");

    static ObjectNode shown(InstanceRow row, List<ReplicaRow> replicas, Now now) {
        var node = Json.object()
                .put("name", row.name())
                .put("dedicatedTo", row.dedicatedTo())
                .put("enrolled", row.isEnrolled())
                .put("enrolledAt", text(row.enrolledAt()))
                .put("createdAt", row.createdAt().toString());
        var all = node.putArray("replicas");
        replicas.forEach(replica -> all.add(shown(replica, now)));
        return node;
    }

    private static ObjectNode shown(ReplicaRow replica, Now now) {
        var inForce = replica.revisionInForce;
        var node = Json.object()
                .put("name", replica.replica)
                .put("softwareVersion", replica.softwareVersion)
                .put("connected", replica.isConnected(now.at()))
                .put("lastSeenAt", replica.lastSeenAt.toString())
                .put("versionInForce", replica.versionInForce)
                .put("revisionInForce", inForce)
                .put("lag", inForce == null ? null : Long.valueOf(now.revision() - inForce))
                .put("lastNack", replica.lastNack)
                .put("lastNackAt", text(replica.lastNackAt));
        if (replica.state != null) {
            node.set("state", Json.stored(replica.state));
        }
        return node;
    }

    /**
     * What replicas are compared with.
     *
     * @param revision that of the organisation, to tell how far a replica is behind
     */
    record Now(long revision, Instant at) {}

    static Enrolment given(ObjectNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw Refused.invalid("/" + name, "an unknown key", "name or dedicatedTo");
            }
        });
        var name = text(body, "name");
        if (name == null) {
            throw Refused.invalid("/name", "nothing", "a name");
        }
        return new Enrolment(name, text(body, "dedicatedTo"));
    }

    private static @Nullable String text(ObjectNode body, String key) {
        var node = body.get(key);
        if (node != null && !node.isTextual() && !node.isNull()) {
            throw Refused.invalid("/" + key, "no text", "a text");
        }
        return node == null ? null : node.textValue();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private InstanceJson() {}
}
