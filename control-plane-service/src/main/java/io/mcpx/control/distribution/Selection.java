// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.control.document.Json;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides what of an organisation's resources an instance gets. No instance is ever open to callers whom nothing identifies: an
 * agent that nothing identifies yet is left out, and callers are required to be agents.
 */
final class Selection {

    private static final ResourceKey AUTH = ResourceKey.of(Kind.AUTH);

    /** The bodies that these callers need, secrets sealed. */
    static SortedMap<ResourceKey, String> of(SortedMap<ResourceKey, String> all, Served served) {
        return switch (served) {
            case Served.All() -> shared(all);
            case Served.Only(var agent) -> new Dedicated(shared(all), agent).selected();
        };
    }

    private static SortedMap<ResourceKey, String> shared(SortedMap<ResourceKey, String> all) {
        var selected = new TreeMap<>(all);
        selected.entrySet().removeIf(entry -> entry.getKey().kind() == Kind.AGENT && isUnidentified(entry.getValue()));
        selected.put(AUTH, closed(all.getOrDefault(AUTH, "{}")));
        return selected;
    }

    private static boolean isUnidentified(String agent) {
        if (agent.contains("\"sha256:")) {
            return false;
        }
        var body = Json.stored(agent);
        return body.path("keys").isEmpty() && body.path("subjects").isEmpty();
    }

    private static String closed(String auth) {
        ObjectNode body = Json.stored(auth);
        return Json.canonical(body.put("required", true));
    }

    private Selection() {}
}
