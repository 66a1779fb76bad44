// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolCustomisation.Child;
import io.mcpx.configuration.route.ToolCustomisation.Text;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import io.mcpx.protocol.json.Slice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code tools} of a server: what is changed about its tools. */
final class ToolsReader {

    private static final String NAME = "[A-Za-z0-9_.-]{1,128}";
    private static final String NAME_EXPECTED = "1 to 128 letters, digits, _, . and -";

    private final Map<String, Slice> fixed = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, Text> descriptions = new HashMap<>();

    static Map<String, ToolCustomisation> read(Field field) {
        var tools = new HashMap<String, ToolCustomisation>();
        field.entries().forEach(entry -> tools.put(entry.key(), tool(entry)));
        return tools;
    }

    private static ToolCustomisation tool(Field entry) {
        var fields = entry.fields();
        var rename = fields.find("rename")
                .flatMap(field -> field.wordLike(NAME, NAME_EXPECTED))
                .orElse(null);
        var children = fields.find("children").map(ToolsReader::children).orElse(List.of());
        var tool = new ToolsReader().customisation(fields, rename, children);
        fields.refuseOthers();
        return tool;
    }

    private static List<Child> children(Field field) {
        return field.entries().stream().map(ToolsReader::child).toList();
    }

    private static Child child(Field entry) {
        if (!entry.key().matches(NAME)) {
            entry.keyError("not a tool name (expected: " + NAME_EXPECTED + ")");
        }
        var fields = entry.fields();
        var child = new Child(entry.key(), new ToolsReader().customisation(fields, null, List.of()));
        fields.refuseOthers();
        return child;
    }

    private ToolCustomisation customisation(Fields fields, @Nullable String rename, List<Child> children) {
        var description = fields.find("description").flatMap(ToolsReader::text).orElse(null);
        fields.find("inputs").map(Field::entries).orElse(List.of()).forEach(this::input);
        return new ToolCustomisation(rename, description, fixed, hidden, descriptions, children);
    }

    private void input(Field entry) {
        var fields = entry.fields();
        var value = fields.find("value");
        var hide = fields.find("hidden");
        value.flatMap(Field::json).ifPresent(json -> fixed.put(entry.key(), Slice.trusted(json)));
        if (hide.flatMap(Field::flag).orElse(false)) {
            hidden.add(entry.key());
        }
        if (value.isPresent() && hide.isPresent()) {
            hide.get().keyError("an input with a fixed value is hidden anyway (expected: value or hidden)");
        }
        fields.find("description").flatMap(ToolsReader::text).ifPresent(text -> descriptions.put(entry.key(), text));
        fields.refuseOthers();
    }

    /** A text alone takes the place of the original. */
    private static Optional<Text> text(Field field) {
        if (!field.isMapping()) {
            return field.text().map(Text.Rewrite::new);
        }
        var fields = field.fields();
        var rewrite = fields.find("rewrite");
        var append = fields.find("append");
        fields.refuseOthers();
        if (rewrite.isPresent() == append.isPresent()) {
            field.error("found " + (rewrite.isPresent() ? "both" : "neither") + " (expected: rewrite or append)");
            return Optional.empty();
        }
        return rewrite.flatMap(Field::text)
                .<Text>map(Text.Rewrite::new)
                .or(() -> append.flatMap(Field::text).map(Text.Append::new));
    }
}
