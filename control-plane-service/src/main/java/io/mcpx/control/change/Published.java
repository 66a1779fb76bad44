// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import java.util.TreeMap;

/**
 * What differs between an organisation's configuration and a file of the same content: a gateway that gets it from here lets
 * nobody in who does not show who they are, unless the organisation says so, and an agent may wait for its first key.
 */
final class Published {

    private static final EntryId AUTH = EntryId.single(Kind.AUTH);

    /** With {@code auth.required}, unless it says that itself: having no agent yet must not open the gateways. */
    static Configuration guarded(Configuration configuration) {
        var auth = configuration.find(AUTH).orElseGet(Json::object);
        return auth.has("required") ? configuration : configuration.with(AUTH, auth.put("required", true));
    }

    /** Without agents that nobody can be: they have neither keys nor subjects. */
    static Configuration withoutPowerless(Configuration configuration) {
        var entries = new TreeMap<>(configuration.entries());
        entries.entrySet().removeIf(entry -> entry.getKey().kind() == Kind.AGENT && isPowerless(entry.getValue()));
        return new Configuration(entries);
    }

    /** By the text alone, for there may be many: within a value a quote would be escaped. */
    private static boolean isPowerless(String agent) {
        return !agent.contains("\"keys\":") && !agent.contains("\"subjects\":");
    }

    private Published() {}
}
