// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolCustomisation.Text;
import io.mcpx.configuration.text.ConfigText;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Nodes;
import io.mcpx.configuration.text.Problems;
import io.mcpx.protocol.json.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the section {@code tools} of a server. */
final class ToolsWriter {

    static Map<String, Node> write(Map<String, ToolCustomisation> tools) {
        var nodes = new TreeMap<String, Node>();
        tools.forEach((name, tool) -> nodes.put(name, tool(tool)));
        return nodes;
    }

    private static Node tool(ToolCustomisation tool) {
        var children = new LinkedHashMap<String, Node>();
        tool.children().forEach(child -> children.put(child.name(), tool(child.customisation())));
        var entries = new Entries().word("rename", tool.rename());
        text(entries, tool.description());
        return entries.mapping("inputs", inputs(tool))
                .mapping("children", children)
                .node();
    }

    private static Map<String, Node> inputs(ToolCustomisation tool) {
        var names = new TreeSet<>(tool.fixedInputs().keySet());
        names.addAll(tool.hiddenInputs());
        names.addAll(tool.inputDescriptions().keySet());
        var inputs = new LinkedHashMap<String, Node>();
        names.forEach(name -> inputs.put(name, input(tool, name)));
        return inputs;
    }

    private static Node input(ToolCustomisation tool, String name) {
        var entries = new Entries();
        Optional.ofNullable(tool.fixedInputs().get(name)).ifPresent(value -> entries.put("value", value(value)));
        entries.flag("hidden", tool.hiddenInputs().contains(name), false);
        text(entries, tool.inputDescriptions().get(name));
        return entries.node();
    }

    private static void text(Entries entries, @Nullable Text text) {
        switch (text) {
            case null -> {}
            case Text.Rewrite(var written) -> entries.text("description", written);
            case Text.Append(var added) -> entries.mapping("description", new Entries().text("append", added));
        }
    }

    private static Node value(Slice json) {
        return ConfigText.readJson("value", json.text(), new Problems())
                .map(Nodes::escaped)
                .orElseThrow(() -> new IllegalArgumentException("fixed input: not JSON (expected: a value)"));
    }

    private ToolsWriter() {}
}
