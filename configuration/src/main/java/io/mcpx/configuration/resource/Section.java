// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.text.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How the entries of one section are read again.
 *
 * @param release told of each entry that is about to be read again or has gone, before any is read
 * @param reader what reads an entry
 */
record Section<V>(Consumer<V> release, Function<Field, Optional<V>> reader) {

    /** The entries after a change: these read again, the others as they were and in their order. */
    Map<String, V> after(Map<String, V> before, Set<ResourceKey> again, Change change) {
        if (again.isEmpty()) {
            return before;
        }
        var after = new LinkedHashMap<>(before);
        for (var key : again) {
            Optional.ofNullable(before.get(key.name())).ifPresent(release);
            if (change.isGone(key)) {
                after.remove(key.name());
            }
        }
        for (var key : again) {
            change.field(key).flatMap(reader).ifPresent(entry -> after.put(key.name(), entry));
        }
        return after;
    }
}
