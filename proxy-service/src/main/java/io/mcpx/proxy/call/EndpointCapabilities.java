// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.catalog.EndpointCatalog;
import io.mcpx.proxy.catalog.ServerSide;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an endpoint offers to clients of an era: the union over its servers, limited to what the gateway serves. A server
 * that was never read counts as offering everything, so that clients do not switch a feature off that comes a moment later.
 * Pure.
 */
final class EndpointCapabilities {

    private final EndpointCatalog catalog;
    private final EndpointId endpoint;
    private final Era era;

    private EndpointCapabilities(EndpointCatalog catalog, EndpointId endpoint, Era era) {
        this.catalog = catalog;
        this.endpoint = endpoint;
        this.era = era;
    }

    static EndpointCapabilities of(Exchange exchange) {
        return new EndpointCapabilities(exchange.catalog(), exchange.endpoint(), exchange.era());
    }

    static EndpointCapabilities of(EndpointCatalog catalog, EndpointId endpoint, Era era) {
        return new EndpointCapabilities(catalog, endpoint, era);
    }

    boolean offers(ItemKind kind) {
        return offers(
                switch (kind) {
                    case TOOL -> "tools";
                    case PROMPT -> "prompts";
                    case RESOURCE, RESOURCE_TEMPLATE -> "resources";
                });
    }

    boolean offers(String capability) {
        return catalog.servers().stream()
                .anyMatch(side -> !side.known() || side.catalog().capabilities().has(capability));
    }

    boolean subscribes() {
        return catalog.servers().stream().anyMatch(EndpointCapabilities::subscribes);
    }

    private static boolean subscribes(ServerSide side) {
        var resources = side.catalog().capabilities().object("resources");
        var subscribe = resources == null ? null : resources.find("subscribe");
        return !side.known() || (subscribe != null && subscribe.isTrue());
    }

    Slice toSlice() {
        var json = new JsonWriter().beginObject();
        list(json, "tools");
        list(json, "prompts");
        resources(json);
        plain(json, "completions");
        plain(json, "logging");
        if (era == Era.LEGACY) {
            tasks(json);
            experimental(json);
        } else {
            extensions(json);
        }
        return Slice.trusted(json.endObject().toBytes());
    }

    private void list(JsonWriter json, String capability) {
        if (offers(capability)) {
            json.name(capability).beginObject().name("listChanged").bool(true).endObject();
        }
    }

    private void resources(JsonWriter json) {
        if (!offers("resources")) {
            return;
        }
        json.name("resources").beginObject();
        if (subscribes()) {
            json.name("subscribe").bool(true);
        }
        json.name("listChanged").bool(true).endObject();
    }

    private void plain(JsonWriter json, String capability) {
        if (offers(capability)) {
            json.name(capability).beginObject().endObject();
        }
    }

    /** Without {@code tasks/list}: behind one credential a server cannot tell whose tasks are whose. */
    private void tasks(JsonWriter json) {
        var any = sameEra().stream()
                .anyMatch(side -> side.catalog().capabilities().has("tasks"));
        if (any) {
            json.name("tasks").raw(Slice.trusted("{\"cancel\":{},\"requests\":{\"tools\":{\"call\":{}}}}"));
        }
    }

    private void experimental(JsonWriter json) {
        if (endpoint instanceof EndpointId.Server) {
            sameEra().forEach(side -> {
                var experimental = side.catalog().capabilities().find("experimental");
                if (experimental != null) {
                    json.name("experimental").raw(experimental);
                }
            });
        }
    }

    private void extensions(JsonWriter json) {
        var extensions = new TreeMap<String, Slice>();
        for (var side : sameEra()) {
            var offered = side.catalog().capabilities().object("extensions");
            if (offered != null) {
                collect(offered, extensions);
            }
        }
        if (!extensions.isEmpty()) {
            json.name("extensions").beginObject();
            extensions.forEach((name, value) -> json.name(name).raw(value));
            json.endObject();
        }
    }

    private void collect(JsonObject offered, Map<String, Slice> extensions) {
        for (var member : offered.members()) {
            if (endpoint instanceof EndpointId.Server || ClientCapabilities.carries(member.name())) {
                extensions.putIfAbsent(member.name(), member.value());
            }
        }
    }

    private List<ServerSide> sameEra() {
        return catalog.servers().stream()
                .filter(side -> side.known() && side.eras().include(era))
                .toList();
    }
}
