// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Place;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Hash;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.document.Pointers;
import io.mcpx.control.document.Secrets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the entries of an organisation together to one {@code mcpx.yaml}, as the reader takes it. The place of each value is its
 * JSON pointer. References stay unresolved: what they stand for is the gateway's, and never read here.
 */
final class Composition {

    /** A variable that no environment here has, in place of any reference. */
    private static final String UNRESOLVED = "${env:UNRESOLVED}";

    static Node of(Configuration configuration) {
        var root = Json.object().put("version", 1);
        configuration.entries().forEach((id, body) -> {
            var checkable = Secrets.checkable(id, Json.stored(body));
            if (id.kind() == Kind.AGENT) {
                withKey(id, checkable);
            }
            if (id.kind().isSingle()) {
                root.set(id.kind().section(), checkable);
            } else {
                section(root, id.kind().section()).set(id.name(), checkable);
            }
        });
        return node("", root);
    }

    /** An agent that waits for its first key is checked as if it had one, which nobody has. */
    private static void withKey(EntryId id, ObjectNode agent) {
        if (!agent.has("keys") && !agent.has("subjects")) {
            agent.putArray("keys").add("sha256:" + Hash.of("the key of " + id.name() + " to come"));
        }
    }

    private static ObjectNode section(ObjectNode root, String name) {
        return root.get(name) instanceof ObjectNode known ? known : root.putObject(name);
    }

    private static Node node(String pointer, JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> mapping(pointer, json);
            case ARRAY -> sequence(pointer, json);
            case NUMBER -> scalar(pointer, Node.ScalarType.NUMBER, json.asText());
            case BOOLEAN -> scalar(pointer, Node.ScalarType.BOOLEAN, json.asText());
            case STRING -> scalar(pointer, Node.ScalarType.STRING, unresolved(json.textValue()));
            case NULL, MISSING, BINARY, POJO -> scalar(pointer, Node.ScalarType.NULL, "null");
        };
    }

    private static Node mapping(String pointer, JsonNode json) {
        var entries = new ArrayList<Node.Entry>();
        var size = 1;
        for (var property : json.properties()) {
            var path = pointer + "/" + Pointers.escaped(property.getKey());
            var value = node(path, property.getValue());
            size += value.size();
            entries.add(new Node.Entry(property.getKey(), place(path), value));
        }
        return new Node.Mapping(place(pointer), entries, size);
    }

    private static Node sequence(String pointer, JsonNode json) {
        List<Node> items = new ArrayList<>();
        var size = 1;
        for (var item : json) {
            var value = node(pointer + "/" + items.size(), item);
            size += value.size();
            items.add(value);
        }
        return new Node.Sequence(place(pointer), items, size);
    }

    private static Node scalar(String pointer, Node.ScalarType type, String text) {
        return new Node.Scalar(place(pointer), type, text);
    }

    private static String unresolved(String text) {
        return text.matches("(?s).*(?<!\\$)\\$\\{(env|file|vault|k8s):[^}]*}.*") ? UNRESOLVED : text;
    }

    private static Place place(String pointer) {
        return Place.whole(pointer);
    }

    private Composition() {}
}
