// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.identity.ClientNames;
import io.mcpx.configuration.identity.ConsumerTag;
import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.text.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads permissions by label: keys that no request can have are mistakes, so that no rule is without effect unnoticed. */
public final class Labels {

    public static Map<String, Permission> consumers(List<Field> entries, Function<Field, Permission> reader) {
        var permissions = new HashMap<String, Permission>();
        for (var entry : entries) {
            if (!ConsumerTag.isValid(entry.key())) {
                entry.keyError("no request can have this tag (expected: 1 to 128 printable ASCII characters)");
            }
            permissions.put(entry.key(), reader.apply(entry));
        }
        return permissions;
    }

    /** By normalised name in lower case. */
    public static Map<String, Permission> clientNames(List<Field> entries, Function<Field, Permission> reader) {
        var permissions = new HashMap<String, Permission>();
        var keys = new HashMap<String, String>();
        for (var entry : entries) {
            var name = ClientNames.normalise(entry.key()).orElse("").toLowerCase(Locale.ROOT);
            var other = keys.putIfAbsent(name, entry.key());
            if (name.isEmpty()) {
                entry.keyError("no client has this name");
            } else if (other != null) {
                entry.keyError("means the same clients as '" + other + "'");
            }
            permissions.put(name, reader.apply(entry));
        }
        return permissions;
    }

    private Labels() {}
}
