// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole configuration of an organisation: the canonical JSON of each entry of its {@code mcpx.yaml}. Immutable. Secrets
 * stand in it sealed, or as a reference, or as an editor has just written them.
 */
public record Configuration(NavigableMap<EntryId, String> entries) {

    public static final Configuration EMPTY = new Configuration(new TreeMap<>());

    public Configuration {
        entries = Collections.unmodifiableNavigableMap(new TreeMap<>(entries));
    }

    public static Configuration of(Map<EntryId, String> entries) {
        return new Configuration(new TreeMap<>(entries));
    }

    /** The id under which this entry stands: its name may differ in case. */
    public Optional<EntryId> findId(EntryId id) {
        if (entries.containsKey(id)) {
            return Optional.of(id);
        }
        return id.kind() == Kind.SERVER
                ? entries.keySet().stream().filter(id::same).findFirst()
                : Optional.empty();
    }

    /** A copy of the body of an entry. */
    public Optional<ObjectNode> find(EntryId id) {
        return findId(id).map(entries::get).map(Json::stored);
    }

    /** With this entry in place of the one of the same name. */
    public Configuration with(EntryId id, ObjectNode body) {
        var changed = new TreeMap<>(entries);
        changed.put(findId(id).orElse(id), Json.canonical(body));
        return new Configuration(changed);
    }

    public Configuration without(EntryId id) {
        var changed = new TreeMap<>(entries);
        findId(id).ifPresent(changed::remove);
        return new Configuration(changed);
    }

    /** Names it by its content. */
    public String hash() {
        var all = new StringBuilder();
        entries.forEach((id, body) -> all.append(id.kind())
                .append('\n')
                .append(id.name())
                .append('\n')
                .append(body)
                .append('\n'));
        return Hash.of(all.toString());
    }

    /** Names only. */
    @Override
    public String toString() {
        return "Configuration" + entries.keySet();
    }
}
