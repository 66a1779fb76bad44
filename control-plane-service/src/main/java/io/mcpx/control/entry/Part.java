// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import java.util.List;
import java.util.Optional;

/**
 * A part of an entry with an address of its own, such as one tool of a server.
 *
 * @param path the keys that lead there
 * @param noun what people call it
 */
record Part(EntryId entry, List<String> path, String noun) {

    Part {
        path = List.copyOf(path);
    }

    /** What people know it by. */
    String name() {
        return path.getLast();
    }

    /** For records. */
    String label() {
        return entry.label() + ", " + noun + " " + name();
    }

    Optional<JsonNode> find(Configuration configuration) {
        return configuration.find(entry).flatMap(this::find);
    }

    Optional<JsonNode> find(ObjectNode body) {
        JsonNode at = body;
        for (var key : path) {
            at = at.path(key);
        }
        return Optional.of(at).filter(node -> !node.isMissingNode());
    }

    /** The configuration with this value there; the entry is made if it is a single one. */
    Configuration set(Configuration configuration, JsonNode value) {
        var body = configuration.find(entry).orElseGet(Json::object);
        var parent = body;
        for (var key : path.subList(0, path.size() - 1)) {
            parent = parent.get(key) instanceof ObjectNode known ? known : parent.putObject(key);
        }
        parent.set(name(), value);
        return configuration.with(entry, body);
    }

    /** The configuration without it, and without what holds nothing then. */
    Configuration remove(Configuration configuration) {
        var body = configuration.find(entry).orElseGet(Json::object);
        remove(body, path);
        return body.isEmpty() && entry.kind().isSingle()
                ? configuration.without(entry)
                : configuration.with(entry, body);
    }

    private static void remove(ObjectNode from, List<String> keys) {
        var key = keys.getFirst();
        if (keys.size() == 1) {
            from.remove(key);
        } else if (from.get(key) instanceof ObjectNode inner) {
            remove(inner, keys.subList(1, keys.size()));
            if (inner.isEmpty()) {
                from.remove(key);
            }
        }
    }
}
