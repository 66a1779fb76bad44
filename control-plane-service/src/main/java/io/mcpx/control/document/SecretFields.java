// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the texts of an entry that are secret: those of credentials, and headers and variables whose names sound so. */
final class SecretFields {

    private static final List<String> OF_CREDENTIALS = List.of("value", "token", "clientSecret");
    private static final Pattern SOUNDS_SECRET = Pattern.compile(
            "authorization|token|secret|passw|passphrase|credential|cookie|(api|access|private|auth)[-_]?key",
            Pattern.CASE_INSENSITIVE);

    /** A text that is secret, in a tree that may be changed. */
    record SecretField(ObjectNode parent, String key, String pointer) {

        String text() {
            return parent.get(key).textValue();
        }

        void replace(String text) {
            parent.put(key, text);
        }
    }

    static List<SecretField> in(Kind kind, ObjectNode body) {
        var found = new ArrayList<SecretField>();
        switch (kind) {
            case CREDENTIAL -> add(found, body, "", OF_CREDENTIALS::contains);
            case SERVER -> {
                addAll(found, body.get("headers"), "/headers");
                addAll(found, body.get("env"), "/env");
            }
            case TOOL_GROUP, GATEWAY, AGENT, NAMING, PERMISSIONS, AUTH -> {}
        }
        return found;
    }

    private static void addAll(List<SecretField> found, JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            add(found, object, pointer, name -> SOUNDS_SECRET.matcher(name).find());
        }
    }

    private static void add(List<SecretField> found, ObjectNode object, String pointer, Predicate<String> isSecret) {
        object.properties().stream()
                .filter(property -> property.getValue().isTextual() && isSecret.test(property.getKey()))
                .forEach(property -> found.add(new SecretField(
                        object, property.getKey(), pointer + "/" + Pointers.escaped(property.getKey()))));
    }

    private SecretFields() {}
}
