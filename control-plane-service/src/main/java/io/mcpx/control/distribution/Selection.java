// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.control.document.Json;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides what of an organisation's resources an instance gets. An agent that nothing identifies yet is left out, and where
 * nothing was ever said of callers, as before the first change, they are required to be agents.
 */
final class Selection {

    private static final ResourceKey AUTH = ResourceKey.of(Kind.AUTH);
    private static final String CLOSED = "{\"required\":true}";

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
        selected.putIfAbsent(AUTH, CLOSED);
        return selected;
    }

    private static boolean isUnidentified(String agent) {
        if (agent.contains("\"sha256:")) {
            return false;
        }
        var body = Json.stored(agent);
        return body.path("keys").isEmpty() && body.path("subjects").isEmpty();
    }

    private Selection() {}
}
