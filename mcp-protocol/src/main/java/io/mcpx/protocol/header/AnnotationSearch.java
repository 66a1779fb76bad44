// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.header;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks all subschemas of an input schema for {@code x-mcp-header}; only {@code properties} lead to legal places. */
final class AnnotationSearch {

    private static final String ANNOTATION = "x-mcp-header";

    private static final Set<String> NAMED_SUBSCHEMAS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies");

    private static final Set<String> SUBSCHEMAS = Set.of(
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "items",
            "additionalItems",
            "prefixItems",
            "unevaluatedItems",
            "contains",
            "contentSchema",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else");

    private final List<ParamHeader> found = new ArrayList<>();
    private final Set<String> namesInLowerCase = new HashSet<>();
    private @Nullable String problem;

    ParamHeaders in(Slice schema) {
        visit(schema, List.of(), true);
        return problem == null ? new ParamHeaders.Valid(found) : new ParamHeaders.Invalid(problem);
    }

    private void visit(Slice schema, List<String> path, boolean reachable) {
        if (!schema.isObject() || problem != null) {
            return;
        }
        var keywords = schema.asObject();
        var annotation = keywords.find(ANNOTATION);
        if (annotation != null) {
            problem = add(annotation, keywords, path, reachable);
        }
        for (var keyword : keywords.members()) {
            visitKeyword(keyword, path, reachable);
        }
    }

    private void visitKeyword(JsonObject.Member keyword, List<String> path, boolean reachable) {
        var value = keyword.value();
        if (NAMED_SUBSCHEMAS.contains(keyword.name()) && value.isObject()) {
            boolean stays = reachable && keyword.name().equals("properties");
            value.asObject().members().forEach(named -> visit(named.value(), below(path, named.name()), stays));
        } else if (SUBSCHEMAS.contains(keyword.name())) {
            visit(value, path, false);
            elements(value).forEach(element -> visit(element, path, false));
        }
    }

    private static List<Slice> elements(Slice value) {
        return value.isArray() ? value.asArray() : List.of();
    }

    private static List<String> below(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    /** Keeps a legal annotation; else the rule it breaks. */
    private @Nullable String add(Slice annotation, JsonObject property, List<String> path, boolean reachable) {
        if (!reachable || path.isEmpty()) {
            return ANNOTATION + ": not reachable from the root through properties alone";
        }
        var at = ANNOTATION + " of " + String.join(".", path) + ": ";
        if (!annotation.isString() || !isToken(annotation.asString())) {
            return at + "not a header name (expected: a token of RFC 9110)";
        }
        var type = type(property);
        if (type == null) {
            return at + "on another type (expected: string, integer or boolean)";
        }
        var name = annotation.asString();
        if (!namesInLowerCase.add(name.toLowerCase(Locale.ROOT))) {
            return at + "repeated (expected: unique without regard to case)";
        }
        found.add(new ParamHeader(McpHeaders.PARAM_PREFIX + name, path, type));
        return null;
    }

    private static ParamHeader.@Nullable Type type(JsonObject property) {
        var type = property.string("type");
        return switch (type) {
            case "string" -> ParamHeader.Type.STRING;
            case "integer" -> ParamHeader.Type.INTEGER;
            case "boolean" -> ParamHeader.Type.BOOLEAN;
            case null, default -> null;
        };
    }

    private static boolean isToken(String name) {
        return !name.isEmpty() && name.chars().allMatch(AnnotationSearch::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int c) {
        boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return alphanumeric || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
