// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.route.ToolSelection;
import io.mcpx.configuration.text.Field;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads which tools of a server are meant: {@code "*"} or a list of names. */
public final class Selections {

    private static final int LONGEST_NAME = 128;

    public static Optional<ToolSelection> read(Field field) {
        if (field.isSequence()) {
            return Optional.of(new ToolSelection.Only(names(field)));
        }
        if (!field.isMapping()
                && !field.isNull()
                && field.word().filter("*"::equals).isPresent()) {
            return Optional.of(new ToolSelection.Every());
        }
        field.expected("\"*\" or a list of tool names");
        return Optional.empty();
    }

    /** The distinct names of a list. */
    public static Set<String> names(Field list) {
        var names = new HashSet<String>();
        for (var item : list.items()) {
            item.word().ifPresent(name -> {
                if (name.isBlank() || name.length() > LONGEST_NAME) {
                    item.expected("a name of 1 to " + LONGEST_NAME + " characters");
                } else if (name.equals("*")) {
                    item.error("'*' stands in a list (expected: names, or \"*\" in place of the list)");
                } else {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private Selections() {}
}
