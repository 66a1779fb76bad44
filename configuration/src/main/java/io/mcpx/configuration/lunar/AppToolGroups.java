// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.model.Selections;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.configuration.route.ToolSelection;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the list {@code toolGroups}. */
final class AppToolGroups {

    private static final String NAME = "[A-Za-z0-9_ -]{1,64}";

    static Map<String, ToolGroup> read(List<Field> items, Declared declared) {
        var groups = new HashMap<String, ToolGroup>();
        for (var item : items) {
            var group = group(item, declared);
            if (groups.putIfAbsent(group.name(), group) != null) {
                item.error("the tool group '" + group.name() + "' stands twice");
            }
        }
        return groups;
    }

    /** The name of a group, without any check. */
    static Optional<String> name(Field item) {
        return item.isMapping()
                ? item.entries().stream()
                        .filter(entry -> entry.key().equals("name") && entry.node() instanceof Node.Scalar)
                        .findFirst()
                        .flatMap(Field::word)
                : Optional.empty();
    }

    private static ToolGroup group(Field item, Declared declared) {
        var fields = item.fields();
        var name = fields.require("name", "the name of the tool group")
                .flatMap(field -> field.wordLike(NAME, "1 to 64 letters, digits, _, - and blanks"))
                .orElse("");
        var description = fields.find("description").flatMap(Field::text).orElse("");
        var services = fields.require("services", "the servers and tools of the group")
                .map(field -> services(field, declared))
                .orElse(Map.of());
        fields.find("owner");
        fields.refuseOthers();
        return new ToolGroup(name, description, services);
    }

    /** Keys that differ only in case name one server here; what they select is put together. */
    private static Map<ServerName, ToolSelection> services(Field field, Declared declared) {
        var services = new HashMap<ServerName, ToolSelection>();
        for (var entry : field.entries()) {
            var selection = Selections.read(entry);
            LunarServers.find(entry, declared)
                    .ifPresent(
                            server -> selection.ifPresent(some -> services.merge(server, some, ToolSelection::union)));
        }
        return services;
    }

    private AppToolGroups() {}
}
