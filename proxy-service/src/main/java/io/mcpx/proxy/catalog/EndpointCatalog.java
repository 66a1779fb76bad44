// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.Access;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands behind one endpoint at one moment, under its exposed names; what a caller sees of it is a
 * {@link View}. Immutable but for what was derived from it so far.
 */
public final class EndpointCatalog {

    private static final int MOST_VIEWS = 1024;
    private static final int FEW_VIEWS = 16;
    private static final long MOST_VIEW_BYTES = 64 << 20;

    /** About what an item takes beside its definition. */
    private static final int ITEM_BYTES = 256;

    private final Map<ItemKind, Map<String, ExposedItem>> tables;
    private final UriTemplates templates;
    private final List<ServerSide> servers;
    private final List<String> collisions;
    private final long bytes;
    private final Map<String, CallableTool> callable;
    private final Map<Access, View> views = new ConcurrentHashMap<>();

    EndpointCatalog(Map<ItemKind, List<ExposedItem>> items, List<ServerSide> servers, List<String> collisions) {
        this.tables = new EnumMap<>(ItemKind.class);
        items.forEach((kind, list) -> tables.put(kind, table(list)));
        this.templates = new UriTemplates(List.copyOf(
                tables.getOrDefault(ItemKind.RESOURCE_TEMPLATE, Map.of()).values()));
        this.servers = List.copyOf(servers);
        this.collisions = List.copyOf(collisions);
        this.bytes = tables.values().stream()
                .flatMap(table -> table.values().stream())
                .mapToLong(item -> item.definition().length() + ITEM_BYTES)
                .sum();
        this.callable = new ConcurrentHashMap<>();
    }

    private EndpointCatalog(EndpointCatalog same) {
        this.tables = same.tables;
        this.templates = same.templates;
        this.servers = same.servers;
        this.collisions = same.collisions;
        this.bytes = same.bytes;
        this.callable = same.callable;
    }

    private static Map<String, ExposedItem> table(List<ExposedItem> items) {
        var table = new LinkedHashMap<String, ExposedItem>();
        items.forEach(item -> table.putIfAbsent(item.exposedName(), item));
        return table;
    }

    /** What stands under an exposed name, whoever asks: the caller's {@link Access} has still to be asked. */
    public @Nullable ExposedItem find(ItemKind kind, String exposedName) {
        return tables.getOrDefault(kind, Map.of()).get(exposedName);
    }

    /** What calls of a tool of this catalogue need, read when it is first called and kept as long as the catalogue. */
    public CallableTool callable(ExposedItem tool) {
        var known = callable.get(tool.exposedName());
        return known != null ? known : callable.computeIfAbsent(tool.exposedName(), _ -> new CallableTool(tool));
    }

    /** Templates that a URI may come from. */
    public List<ExposedItem> templatesFor(String uri) {
        return templates.matching(uri);
    }

    /** Every item of a kind in list order. */
    Iterable<ExposedItem> items(ItemKind kind) {
        return tables.getOrDefault(kind, Map.of()).values();
    }

    /** The servers behind this endpoint, sorted by name. */
    public List<ServerSide> servers() {
        return servers;
    }

    /** The only server, where there is just one. */
    public Optional<ServerSide> onlyServer() {
        return servers.size() == 1 ? Optional.of(servers.getFirst()) : Optional.empty();
    }

    public Optional<ServerSide> server(ServerName name) {
        return servers.stream().filter(side -> side.name().equals(name)).findFirst();
    }

    /** Names that two servers claim, in words. */
    public List<String> collisions() {
        return collisions;
    }

    /** The same without its views, which belong to the rules of one snapshot. */
    EndpointCatalog forOtherRules() {
        return new EndpointCatalog(this);
    }

    /** About what it takes, with its views: each has its lists once more, ready to be sent. */
    long bytes() {
        return bytes * (1 + views.size());
    }

    /** What this class of callers sees. Views are kept while there are not too many. */
    public View view(Access access) {
        var known = views.get(access);
        if (known != null) {
            return known;
        }
        var made = new View(this, access);
        if (views.size() < mostViews()) {
            var raced = views.putIfAbsent(access, made);
            return raced == null ? made : raced;
        }
        return made;
    }

    private int mostViews() {
        return Math.clamp(MOST_VIEW_BYTES / Math.max(1, bytes), FEW_VIEWS, MOST_VIEWS);
    }
}
