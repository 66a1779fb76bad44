// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.control.document.Json;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what one agent may reach: the gateways it is pinned to, or all of them; their servers and groups, and the servers of
 * those; the credentials of these servers. What names others is left out of the sections of which there is one.
 */
final class Dedicated {

    private final SortedMap<ResourceKey, String> all;
    private final ResourceKey agent;
    private final SortedMap<ResourceKey, String> selected = new TreeMap<>();

    Dedicated(SortedMap<ResourceKey, String> all, String agent) {
        this.all = all;
        this.agent = new ResourceKey(Kind.AGENT, agent);
    }

    SortedMap<ResourceKey, String> selected() {
        var found = read(agent);
        if (found != null) {
            take(agent);
            reach(found);
        }
        sections(found);
        return selected;
    }

    private void reach(ObjectNode agentBody) {
        var gateways = agentBody.get("gateways");
        if (gateways == null) {
            takeAll(Kind.GATEWAY);
            servers(agentBody.get("groups"));
        } else {
            gateways.forEach(name -> gateway(name.asText()));
            named(Kind.TOOL_GROUP, agentBody.get("groups")).forEach(this::group);
        }
    }

    /** At the endpoint of all servers: those of the groups it is pinned to, or all of them. */
    private void servers(@Nullable JsonNode groups) {
        if (groups == null || anyGatewaySelectsAll()) {
            takeAll(Kind.TOOL_GROUP);
            takeAll(Kind.SERVER);
        } else {
            named(Kind.TOOL_GROUP, groups).forEach(this::group);
            keys(Kind.GATEWAY).forEach(key -> gateway(key.name()));
        }
        selected.keySet().stream()
                .filter(key -> key.kind() == Kind.SERVER)
                .toList()
                .forEach(this::credential);
    }

    private boolean anyGatewaySelectsAll() {
        return keys(Kind.GATEWAY).stream().map(this::read).anyMatch(body -> body != null && selectsAll(body));
    }

    private static boolean selectsAll(ObjectNode gateway) {
        return !gateway.has("servers") && !gateway.has("groups");
    }

    private void gateway(String name) {
        var key = new ResourceKey(Kind.GATEWAY, name);
        var body = read(key);
        if (body == null) {
            return;
        }
        take(key);
        if (selectsAll(body)) {
            takeAll(Kind.SERVER);
            keys(Kind.SERVER).forEach(this::credential);
        }
        named(Kind.SERVER, body.get("servers")).forEach(this::server);
        named(Kind.TOOL_GROUP, body.get("groups")).forEach(this::group);
    }

    private void group(ResourceKey key) {
        var body = read(key);
        if (body != null) {
            take(key);
            named(Kind.SERVER, body.get("servers")).forEach(this::server);
        }
    }

    private void server(ResourceKey key) {
        take(key);
        credential(key);
    }

    private void credential(ResourceKey server) {
        var body = read(server);
        if (body != null && body.hasNonNull("credential")) {
            take(new ResourceKey(Kind.CREDENTIAL, body.get("credential").asText()));
        }
    }

    private void sections(@Nullable ObjectNode agentBody) {
        for (var kind : Set.of(Kind.NAMING, Kind.PERMISSIONS, Kind.AUTH)) {
            var key = ResourceKey.of(kind);
            var body = read(key);
            if (body != null) {
                var tag = agentBody == null ? null : agentBody.get("consumerTag");
                new Sections(selected.keySet()).reduce(kind, body, tag == null ? null : tag.asText());
                selected.put(key, Json.canonical(body));
            }
        }
    }

    /** Names of servers hold whatever their case. */
    private Set<ResourceKey> named(Kind kind, @Nullable JsonNode names) {
        var wanted = new HashSet<String>();
        if (names instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> wanted.add(form(kind, name)));
        } else if (names != null) {
            names.forEach(name -> wanted.add(form(kind, name.asText())));
        }
        var found = new HashSet<>(keys(kind));
        found.removeIf(key -> !wanted.contains(form(kind, key.name())));
        return found;
    }

    static String form(Kind kind, String name) {
        return kind == Kind.SERVER ? name.strip().toLowerCase(Locale.ROOT) : name;
    }

    private Set<ResourceKey> keys(Kind kind) {
        var found = new HashSet<ResourceKey>();
        all.keySet().stream().filter(key -> key.kind() == kind).forEach(found::add);
        return found;
    }

    private void takeAll(Kind kind) {
        keys(kind).forEach(this::take);
    }

    private void take(ResourceKey key) {
        var body = all.get(key);
        if (body != null) {
            selected.put(key, body);
        }
    }

    private @Nullable ObjectNode read(ResourceKey key) {
        var body = all.get(key);
        return body == null ? null : Json.stored(body);
    }
}
