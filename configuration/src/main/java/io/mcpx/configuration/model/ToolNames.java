// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.text.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Checks that the customisations of one server give no name twice, and that rules use the names they give. */
public final class ToolNames {

    private final Map<String, String> owners = new HashMap<>();
    private final Field at;

    private ToolNames(Field at) {
        this.at = at;
    }

    /** Reports each name that two tools of one server would have. */
    public static void check(Map<String, ToolCustomisation> tools, Set<String> disabled, Field at) {
        var names = new ToolNames(at);
        tools.forEach((tool, customisation) -> {
            names.claim(customisation.renamed().orElse(tool), "tool '" + tool + "'");
            customisation.children().forEach(child -> names.claim(child.name(), "child of '" + tool + "'"));
        });
        disabled.stream()
                .filter(tool -> !tools.containsKey(tool))
                .forEach(tool -> names.claim(tool, "disabled tool '" + tool + "'"));
    }

    /** Reports each name of a selection that its tool has lost by renaming. */
    public static void checkSelection(ServerSpec server, Iterable<String> selected, Field at) {
        for (var name : selected) {
            server.tools()
                    .getOrDefault(name, ToolCustomisation.NONE)
                    .renamed()
                    .filter(renamed -> !isGiven(server, name))
                    .ifPresent(renamed -> at.error("the tool '" + name + "' of server '" + server.name()
                            + "' is renamed to '" + renamed + "' (expected: its new name)"));
        }
    }

    private static boolean isGiven(ServerSpec server, String name) {
        return server.tools().values().stream()
                .anyMatch(tool -> tool.renamed().filter(name::equals).isPresent()
                        || tool.children().stream()
                                .anyMatch(child -> child.name().equals(name)));
    }

    private void claim(String name, String owner) {
        var other = owners.putIfAbsent(name, owner);
        if (other != null) {
            at.keyError("two tools would be called '" + name + "': " + ordered(other, owner));
        }
    }

    private static String ordered(String some, String other) {
        return some.compareTo(other) < 0 ? some + " and " + other : other + " and " + some;
    }
}
