// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.configuration.text.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the section {@code toolGroups}. */
final class ToolGroupsReader {

    private static final String NAME = "[A-Za-z0-9_ -]{1,64}";

    private final ServerSelections selections;

    ToolGroupsReader(ServerSelections selections) {
        this.selections = selections;
    }

    Map<String, ToolGroup> read(List<Field> entries) {
        var groups = new HashMap<String, ToolGroup>();
        entries.forEach(entry -> groups.put(entry.key(), group(entry)));
        return groups;
    }

    ToolGroup group(Field entry) {
        if (!entry.key().matches(NAME)) {
            entry.keyError("not a group name (expected: 1 to 64 letters, digits, _, - and blanks)");
        }
        var fields = entry.fields();
        var description = fields.find("description").flatMap(Field::text).orElse("");
        var servers = fields.require("servers", "the servers and tools of the group")
                .map(selections::mapping)
                .orElse(Map.of());
        fields.refuseOthers();
        return new ToolGroup(entry.key(), description, servers);
    }
}
