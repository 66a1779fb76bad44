// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ToolSelection;
import io.mcpx.configuration.text.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the section {@code gateways}. */
final class GatewaysReader {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

    private final Declared declared;
    private final ServerSelections selections;
    private final Naming naming;
    private final Claims claims;

    /** What a gateway does not say of its naming holds as everywhere else. */
    GatewaysReader(ServerSelections selections, Naming naming, Claims claims) {
        this.declared = selections.declared();
        this.naming = naming;
        this.selections = selections;
        this.claims = claims;
    }

    Map<String, GatewaySpec> read(List<Field> entries) {
        var gateways = new HashMap<String, GatewaySpec>();
        entries.forEach(entry -> gateways.put(entry.key(), gateway(entry)));
        return gateways;
    }

    GatewaySpec gateway(Field entry) {
        checkName(entry);
        var fields = entry.fields();
        var gateway = new GatewaySpec(
                entry.key(),
                fields.find("servers").map(this::servers).orElse(Map.of()),
                fields.find("groups").map(this::groups).orElse(Set.of()),
                fields.find("naming")
                        .map(field -> new NamingReader(declared).read(field, naming))
                        .orElse(naming),
                fields.find("scopes").map(Scopes::read).map(Set::copyOf).orElse(Set.of()));
        fields.refuseOthers();
        return gateway;
    }

    private void checkName(Field entry) {
        if (!entry.key().matches(NAME)) {
            entry.keyError("not a gateway name (expected: 1 to 64 letters, digits, _ and -, a letter or digit first)");
        }
        claims.claim(Claims.Sort.GATEWAY, entry.key().toLowerCase(Locale.ROOT), entry.key())
                .ifPresent(other -> entry.keyError("differs from '" + other + "' only in case"));
    }

    /** An empty selection would mean every server, and nobody who writes it means that. */
    private Map<ServerName, ToolSelection> servers(Field field) {
        var servers = selections.read(field);
        refuseEmpty(field, "servers");
        return servers;
    }

    private Set<String> groups(Field field) {
        refuseEmpty(field, "tool groups");
        return declared.groups(field);
    }

    private static void refuseEmpty(Field field, String what) {
        var isEmpty = field.isSequence()
                ? field.items().isEmpty()
                : field.isMapping() && field.entries().isEmpty();
        if (isEmpty) {
            field.error("selects nothing (expected: " + what + ", or no such key for every one)");
        }
    }
}
