// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.proxy.catalog.CatalogInputs.Source;
import io.mcpx.proxy.upstream.CatalogItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Resource URIs of several servers at one endpoint. A URI is the resource's identity and stays as it is. If two servers
 * offer the same one, a {@code ui://} URI gets its server's prefix (wherever the gateway sees it); any other is refused,
 * and both owners are named: neither can pose as the other.
 */
final class SharedUris {

    private static final String UI = "ui://";

    private final List<Source> sources;
    private final Map<String, Set<ServerName>> owners = new TreeMap<>();
    private final Map<ServerName, Map<String, String>> renamed = new HashMap<>();
    private final List<String> collisions = new ArrayList<>();

    SharedUris(List<Source> sources) {
        this.sources = sources;
        for (var source : sources) {
            claim(source, ItemKind.RESOURCE);
            claim(source, ItemKind.RESOURCE_TEMPLATE);
        }
        owners.forEach(this::settle);
    }

    private void claim(Source source, ItemKind kind) {
        for (var item : source.side().catalog().items(kind)) {
            owners.computeIfAbsent(item.name(), _ -> new LinkedHashSet<>())
                    .add(source.spec().name());
        }
    }

    private void settle(String uri, Set<ServerName> claimants) {
        if (claimants.size() == 1) {
            return;
        }
        if (!uri.startsWith(UI)) {
            var names = claimants.stream().map(ServerName::value).sorted().toList();
            collisions.add("resource '" + uri + "' is claimed by " + String.join(" and ", names));
            return;
        }
        for (var source : sources) {
            if (claimants.contains(source.spec().name())) {
                renamed.computeIfAbsent(source.spec().name(), _ -> new HashMap<>())
                        .put(uri, UI + source.spec().prefix() + "--" + uri.substring(UI.length()));
            }
        }
    }

    List<String> collisions() {
        return collisions;
    }

    List<ExposedItem> items(ItemKind kind) {
        var items = new ArrayList<ExposedItem>();
        for (var source : sources) {
            CatalogBuilder.firstByName(source.side().catalog().items(kind))
                    .values()
                    .forEach(item -> expose(source, item, items));
        }
        return items;
    }

    private void expose(Source source, CatalogItem item, List<ExposedItem> items) {
        var server = source.spec().name();
        var own = renamed.getOrDefault(server, Map.of()).get(item.name());
        if (own == null && owners.getOrDefault(item.name(), Set.of()).size() > 1) {
            return;
        }
        var exposed = own == null ? item.name() : own;
        items.add(new ExposedItem(
                exposed,
                item.name(),
                server,
                source.side().eras(),
                item,
                own == null ? item.definition() : rename(item, own),
                ToolCustomisation.NONE));
    }

    private static Slice rename(CatalogItem item, String uri) {
        var member = item.kind() == ItemKind.RESOURCE ? "uri" : "uriTemplate";
        var object = item.definition().asObject();
        return Splice.of(item.definition())
                .put(object, member, JsonWriter.quote(uri))
                .toSlice();
    }

    /** The same tool definition, pointing at the renamed {@code ui://} resource if it named one. */
    Slice inDefinition(ServerName server, Slice definition) {
        var own = renamed.get(server);
        if (own == null) {
            return definition;
        }
        var meta = definition.asObject().object("_meta");
        var ui = meta == null ? null : meta.object("ui");
        var uri = ui == null ? null : ui.string("resourceUri");
        var exposed = uri == null ? null : own.get(uri);
        return ui == null || exposed == null
                ? definition
                : Splice.of(definition)
                        .put(ui, "resourceUri", JsonWriter.quote(exposed))
                        .toSlice();
    }
}
