// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Naming.Style;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.HashMap;
import java.util.Map;

/** Reads a section {@code naming}. */
final class NamingReader {

    private static final String SEPARATOR = "[_-]{1,4}";
    private static final String EXPOSED = "[A-Za-z0-9_-]{1,60}";

    private final Declared declared;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    NamingReader(Declared declared) {
        this.declared = declared;
    }

    /**
     * Reads one section.
     *
     * @param base what holds where the section says nothing
     */
    Naming read(Field field, Naming base) {
        var fields = field.fields();
        var naming = new Naming(
                choice(fields, "style", base.style()),
                fields.find("separator")
                        .flatMap(at -> at.wordLike(SEPARATOR, "1 to 4 of _ and -"))
                        .orElse(base.separator()),
                choice(fields, "collisions", base.collisions()),
                fields.find("names").map(this::names).orElse(base.names()));
        fields.refuseOthers();
        if (naming.style() == Style.EXPLICIT && naming.names().isEmpty()) {
            field.error("style explicit exposes only what names lists (expected: names)");
        }
        return naming;
    }

    private static <E extends Enum<E>> E choice(Fields fields, String key, E otherwise) {
        return fields.find(key)
                .flatMap(field -> field.choice(otherwise.getDeclaringClass()))
                .orElse(otherwise);
    }

    private Map<String, String> names(Field servers) {
        for (var entry : servers.entries()) {
            declared.serverOfKey(entry).ifPresent(server -> entry.entries().forEach(tool -> name(server, tool)));
        }
        return names;
    }

    private void name(ServerName server, Field tool) {
        var key = server.key() + "/" + tool.key();
        tool.wordLike(EXPOSED, "1 to 60 letters, digits, _ and -").ifPresent(exposed -> {
            names.put(key, exposed);
            var other = owners.putIfAbsent(exposed, key);
            if (other != null) {
                tool.error("'" + exposed + "' is the name of " + other + " already");
            }
        });
    }
}
