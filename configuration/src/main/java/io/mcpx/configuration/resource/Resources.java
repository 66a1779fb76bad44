// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.configuration.text.ConfigText;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Nodes;
import io.mcpx.configuration.text.Problems;
import io.mcpx.configuration.text.YamlWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splits a document into resources, and joins resources to a document. */
public final class Resources {

    /**
     * The resources of an {@code mcpx.yaml} that is valid.
     *
     * @param root its value
     */
    public static List<Resource> of(Node root) {
        var resources = new ArrayList<Resource>();
        for (var kind : Kind.values()) {
            for (var section : entries(root)) {
                if (section.key().equals(kind.section())) {
                    resources.addAll(of(kind, section.value()));
                }
            }
        }
        return resources;
    }

    private static List<Resource> of(Kind kind, Node section) {
        return kind.isNamed()
                ? entries(section).stream()
                        .map(entry ->
                                Resource.of(new ResourceKey(kind, entry.key().strip()), entry.value()))
                        .toList()
                : List.of(Resource.of(ResourceKey.of(kind), section));
    }

    private static List<Node.Entry> entries(Node node) {
        return node instanceof Node.Mapping mapping ? mapping.entries() : List.of();
    }

    /** The {@code mcpx.yaml} that these resources are. */
    public static String document(Collection<Resource> resources) {
        return YamlWriter.write(root(resources));
    }

    private static Node root(Collection<Resource> resources) {
        var sections = new TreeMap<Kind, Node>();
        var named = new TreeMap<Kind, Map<String, Node>>();
        for (var resource : resources) {
            var kind = resource.key().kind();
            if (kind.isNamed()) {
                named.computeIfAbsent(kind, first -> new TreeMap<>())
                        .put(resource.key().name(), node(resource));
            } else {
                sections.put(kind, node(resource));
            }
        }
        named.forEach((kind, entries) -> sections.put(kind, Nodes.mapping(entries)));
        var root = new LinkedHashMap<String, Node>();
        root.put("version", Nodes.number(1));
        sections.forEach((kind, section) -> root.put(kind.section(), section));
        return Nodes.mapping(root);
    }

    private static Node node(Resource resource) {
        return ConfigText.readJson(resource.key().toString(), resource.body(), new Problems())
                .orElseThrow(() -> new IllegalArgumentException(
                        "body of " + resource.key() + ": not JSON (expected: the body of a valid resource)"));
    }

    private Resources() {}
}
