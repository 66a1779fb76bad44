// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.model.ToolNames;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolCustomisation.Child;
import io.mcpx.configuration.route.ToolCustomisation.Text;
import io.mcpx.configuration.text.Field;
import io.mcpx.protocol.json.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code toolExtensions}: child tools. */
final class ToolExtensions {

    private static final String NAME = "\\P{Cntrl}{1,128}";

    private enum Action {
        APPEND,
        REWRITE
    }

    private final Map<String, Slice> fixed = new HashMap<>();
    private final Map<String, Text> descriptions = new HashMap<>();

    static Map<ServerName, Map<String, ToolCustomisation>> read(Field field, Declared declared) {
        var tools = new HashMap<ServerName, Map<String, ToolCustomisation>>();
        var fields = field.fields();
        for (var entry : fields.find("services").map(Field::entries).orElse(List.of())) {
            var ofServer = tools(entry);
            LunarServers.find(entry, declared).ifPresent(server -> {
                if (tools.putIfAbsent(server, ofServer) != null) {
                    entry.keyError("the server stands twice (expected: once, whatever its case)");
                }
            });
        }
        fields.refuseOthers();
        return tools;
    }

    private static Map<String, ToolCustomisation> tools(Field server) {
        var tools = new HashMap<String, ToolCustomisation>();
        for (var entry : server.entries()) {
            var fields = entry.fields();
            var children = fields.find("childTools").map(Field::items).orElse(List.of());
            fields.refuseOthers();
            tools.put(
                    entry.key(),
                    parent(children.stream().map(ToolExtensions::child).toList()));
        }
        ToolNames.check(tools, Set.of(), server);
        return tools;
    }

    private static ToolCustomisation parent(List<Child> children) {
        return new ToolCustomisation(null, null, Map.of(), Set.of(), Map.of(), children);
    }

    private static Child child(Field item) {
        var fields = item.fields();
        var name = fields.require("name", "the name of the child tool")
                .flatMap(field -> field.wordLike(NAME, "1 to 128 characters"))
                .orElse("");
        var description =
                fields.find("description").flatMap(ToolExtensions::text).orElse(null);
        var extension = new ToolExtensions();
        fields.find("overrideParams").map(Field::entries).orElse(List.of()).forEach(extension::parameter);
        fields.refuseOthers();
        return new Child(
                name,
                new ToolCustomisation(null, description, extension.fixed, Set.of(), extension.descriptions, List.of()));
    }

    private void parameter(Field entry) {
        var fields = entry.fields();
        fields.find("value").flatMap(Field::json).ifPresent(json -> fixed.put(entry.key(), Slice.trusted(json)));
        fields.find("description").flatMap(ToolExtensions::text).ifPresent(text -> descriptions.put(entry.key(), text));
        fields.refuseOthers();
    }

    private static Optional<Text> text(Field field) {
        var fields = field.fields();
        var action = fields.require("action", "append or rewrite").flatMap(at -> at.choice(Action.class));
        var text = fields.require("text", "the text").flatMap(Field::text);
        fields.refuseOthers();
        return action.flatMap(how -> text.map(what -> text(how, what)));
    }

    private static Text text(Action action, String text) {
        return switch (action) {
            case APPEND -> new Text.Append(text);
            case REWRITE -> new Text.Rewrite(text);
        };
    }
}
