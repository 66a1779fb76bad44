// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.proxy.catalog.CatalogInputs.Source;
import io.mcpx.proxy.catalog.ExposedNames.Claim;
import io.mcpx.proxy.upstream.CatalogItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges what servers offer into one endpoint's catalogue. Pure: the same input gives the same names and order. */
final class CatalogBuilder {

    /** Of several servers; a single server's own order is kept. */
    private static final Comparator<ExposedItem> BY_SERVER_AND_NAME =
            Comparator.comparing(ExposedItem::server).thenComparing(ExposedItem::exposedName);

    private record Candidate(Source source, CatalogItem origin, String ruleName, ToolCustomisation customisation) {
        Claim claim() {
            return new Claim(source.spec().name(), source.spec().prefix(), ruleName);
        }
    }

    private final ExposedNames names;
    private final List<Source> sources;
    private final List<String> collisions = new ArrayList<>();

    CatalogBuilder(CatalogInputs inputs) {
        this.names = inputs.names();
        this.sources = inputs.servers();
    }

    EndpointCatalog build() {
        var items = new EnumMap<ItemKind, List<ExposedItem>>(ItemKind.class);
        var resources = new SharedUris(sources);
        items.put(ItemKind.TOOL, named(tools(), resources));
        items.put(ItemKind.PROMPT, named(prompts(), resources));
        items.put(ItemKind.RESOURCE, resources.items(ItemKind.RESOURCE));
        items.put(ItemKind.RESOURCE_TEMPLATE, resources.items(ItemKind.RESOURCE_TEMPLATE));
        collisions.addAll(resources.collisions());
        if (sources.size() != 1) {
            items.values().forEach(list -> list.sort(BY_SERVER_AND_NAME));
        }
        return new EndpointCatalog(items, sources.stream().map(Source::side).toList(), collisions);
    }

    private List<Candidate> tools() {
        var tools = new ArrayList<Candidate>();
        for (var source : sources) {
            for (var item : source.side().catalog().tools()) {
                addTool(source, item, tools);
            }
        }
        return tools;
    }

    private static void addTool(Source source, CatalogItem item, List<Candidate> tools) {
        var customisation = source.spec().tools().getOrDefault(item.name(), ToolCustomisation.NONE);
        if (!source.spec().disabledTools().contains(item.name())) {
            tools.add(new Candidate(source, item, customisation.renamed().orElse(item.name()), customisation));
        }
        for (var child : customisation.children()) {
            tools.add(new Candidate(source, item, child.name(), child.customisation()));
        }
    }

    private List<Candidate> prompts() {
        var prompts = new ArrayList<Candidate>();
        for (var source : sources) {
            for (var item : source.side().catalog().prompts()) {
                prompts.add(new Candidate(source, item, item.name(), ToolCustomisation.NONE));
            }
        }
        return prompts;
    }

    private List<ExposedItem> named(List<Candidate> candidates, SharedUris uris) {
        var byClaim = new LinkedHashMap<Claim, Candidate>();
        candidates.forEach(candidate -> byClaim.putIfAbsent(candidate.claim(), candidate));
        var assignment = names.assign(List.copyOf(byClaim.keySet()));
        assignment.collisions().forEach(collision -> collisions.add(collision.describe()));
        var items = new ArrayList<ExposedItem>();
        byClaim.forEach((claim, candidate) -> {
            var name = assignment.names().get(claim);
            if (name != null) {
                items.add(expose(candidate, name, uris));
            }
        });
        return items;
    }

    private static ExposedItem expose(Candidate candidate, String name, SharedUris uris) {
        var origin = candidate.origin();
        var server = candidate.source().spec().name();
        var definition = new CustomTool(candidate.customisation()).definition(origin.definition(), name);
        return new ExposedItem(
                name,
                candidate.ruleName(),
                server,
                candidate.source().side().eras(),
                origin,
                uris.inDefinition(server, definition),
                candidate.customisation());
    }

    static Map<String, CatalogItem> firstByName(List<CatalogItem> items) {
        var first = new LinkedHashMap<String, CatalogItem>();
        items.forEach(item -> first.putIfAbsent(item.name(), item));
        return first;
    }
}
