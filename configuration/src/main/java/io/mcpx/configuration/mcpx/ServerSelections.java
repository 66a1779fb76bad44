// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.model.Selections;
import io.mcpx.configuration.model.ToolNames;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ToolSelection;
import io.mcpx.configuration.text.Field;
import java.util.HashMap;
import java.util.Map;

/** Reads which tools of which servers are meant. */
record ServerSelections(Declared declared, Map<ServerName, ServerSpec> servers) {

    /** Either servers with their tools, or a list of whole servers. */
    Map<ServerName, ToolSelection> read(Field field) {
        return field.isSequence() ? list(field) : mapping(field);
    }

    Map<ServerName, ToolSelection> mapping(Field field) {
        var selections = new HashMap<ServerName, ToolSelection>();
        for (var entry : field.entries()) {
            declared.serverOfKey(entry)
                    .ifPresent(server -> Selections.read(entry).ifPresent(selection -> {
                        if (selections.put(server, selection) != null) {
                            entry.keyError("the server stands twice (expected: once, whatever its case)");
                        }
                        checkNames(server, selection, entry);
                    }));
        }
        return selections;
    }

    private Map<ServerName, ToolSelection> list(Field field) {
        var selections = new HashMap<ServerName, ToolSelection>();
        for (var item : field.items()) {
            declared.server(item).ifPresent(server -> {
                if (selections.put(server, new ToolSelection.Every()) != null) {
                    item.error("the server stands twice (expected: once, whatever its case)");
                }
            });
        }
        return selections;
    }

    private void checkNames(ServerName server, ToolSelection selection, Field entry) {
        var spec = servers.get(server);
        if (spec != null && selection instanceof ToolSelection.Only(var names)) {
            ToolNames.checkSelection(spec, names, entry);
        }
    }
}
