// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes out of the sections of which there is one what is about servers, groups and agents that an instance does not have. */
final class Sections {

    private final Set<String> servers;
    private final Set<String> groups;

    Sections(Set<ResourceKey> selected) {
        this.servers = names(selected, Kind.SERVER);
        this.groups = names(selected, Kind.TOOL_GROUP);
    }

    /** @param tag the consumer tag of the one agent; null when its requests may bear any */
    void reduce(Kind kind, ObjectNode body, @Nullable String tag) {
        switch (kind) {
            case AUTH -> body.remove("sharedKey");
            case NAMING -> naming(body);
            case PERMISSIONS -> permissions(body, tag);
            case SERVER, CREDENTIAL, TOOL_GROUP, GATEWAY, AGENT -> {}
        }
    }

    private void naming(ObjectNode body) {
        if (body.get("names") instanceof ObjectNode names) {
            keep(names, this::isServer);
        }
    }

    private void permissions(ObjectNode body, @Nullable String tag) {
        permission(body.get("default"));
        if (body.get("consumers") instanceof ObjectNode consumers) {
            keep(consumers, name -> tag == null || name.equals(tag));
            consumers.forEach(this::permission);
        }
        if (body.get("clientNames") instanceof ObjectNode clients) {
            clients.forEach(this::permission);
        }
    }

    private void permission(@Nullable JsonNode rule) {
        if (rule instanceof ObjectNode object) {
            groups(object.get("allow"));
            groups(object.get("block"));
            if (object.get("servers") instanceof ObjectNode named) {
                keep(named, this::isServer);
            }
        }
    }

    private void groups(@Nullable JsonNode list) {
        if (list instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (!groups.contains(array.get(i).asText())) {
                    array.remove(i);
                }
            }
        }
    }

    private boolean isServer(String name) {
        return servers.contains(Dedicated.form(Kind.SERVER, name));
    }

    private static void keep(ObjectNode object, Predicate<String> kept) {
        var gone = new HashSet<String>();
        object.fieldNames().forEachRemaining(name -> {
            if (!kept.test(name)) {
                gone.add(name);
            }
        });
        object.remove(gone);
    }

    private static Set<String> names(Set<ResourceKey> selected, Kind kind) {
        var names = new HashSet<String>();
        selected.stream().filter(key -> key.kind() == kind).forEach(key -> names.add(Dedicated.form(kind, key.name())));
        return names;
    }
}
