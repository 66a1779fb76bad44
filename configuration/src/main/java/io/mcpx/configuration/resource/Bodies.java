// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.text.ConfigText;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.FieldPath;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Place;
import io.mcpx.configuration.text.Problem;
import io.mcpx.configuration.text.Problems;
import io.mcpx.configuration.text.Reading;
import io.mcpx.configuration.text.References;
import io.mcpx.configuration.text.References.OtherUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads bodies of resources as fields, each once, and collects what is wrong with them. */
final class Bodies {

    private final Problems problems = new Problems();
    private final Reading reading = Reading.strict(problems, References.inMemory(OtherUse.REFUSED));
    private final Map<ResourceKey, Optional<Field>> fields = new HashMap<>();

    /** The body as the value of its key; empty when it cannot be read, which is then reported. */
    Optional<Field> read(Resource resource) {
        return fields.computeIfAbsent(resource.key(), key -> parse(resource));
    }

    private Optional<Field> parse(Resource resource) {
        if (!resource.isIntact()) {
            report(resource.key(), "the hash is not that of the body");
            return Optional.empty();
        }
        if (!resource.key().name().equals(resource.key().name().strip())) {
            report(resource.key(), "the name has blanks at its ends");
            return Optional.empty();
        }
        return ConfigText.readJson(resource.key().toString(), resource.body(), problems)
                .filter(node -> isCanonical(resource, node))
                .map(node -> field(resource.key(), node));
    }

    private boolean isCanonical(Resource resource, Node node) {
        var isCanonical = CanonicalJson.of(node).equals(resource.body());
        if (!isCanonical) {
            report(resource.key(), "the body is not canonical JSON");
        }
        return isCanonical;
    }

    private Field field(ResourceKey key, Node node) {
        var label = key.kind().isNamed() ? key.name() : key.kind().section();
        return new Field(label, Place.whole(key.toString()), node, path(key), reading, false);
    }

    private static FieldPath path(ResourceKey key) {
        var section = FieldPath.ROOT.child(key.kind().section());
        return key.kind().isNamed() ? section.child(key.name()) : section;
    }

    void report(ResourceKey key, String message) {
        problems.error(Place.whole(key.toString()), path(key), message);
    }

    boolean areGood() {
        return problems.errors().isEmpty();
    }

    /** What is wrong. Lines and columns of bodies are nothing that anybody has seen. */
    List<Problem> problems() {
        return problems.errors().stream()
                .map(problem -> new Problem(Place.whole(problem.place().file()), problem.path(), problem.message()))
                .toList();
    }
}
