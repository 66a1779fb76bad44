// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import io.mcpx.examples.call.Change;
import io.mcpx.examples.call.Changes;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.StateSeal;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.content.Prompts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All tools of one server, in the order of its lists. */
public final class Toolbox {

    private static final Tool COMING_AND_GOING = Tool.direct(
            Tool.plain("changing_tool", "Comes and goes."), call -> Outcome.text("here while the list says so"));

    private final Changes changes;
    private final Map<String, Tool> tools;
    private volatile boolean changed;

    /** {@code extra} more tools are generated; {@code badHeaders} adds those that modern clients must drop. */
    public Toolbox(Prompts prompts, Changes changes, StateSeal seal, int extra, boolean badHeaders) {
        this.changes = changes;
        var all = new ArrayList<Tool>();
        all.addAll(ContentTools.all());
        all.addAll(SchemaTools.all());
        all.addAll(TalkingTools.all());
        all.addAll(new AskingTools(changes).all());
        all.addAll(new RoundTools(seal).all());
        all.addAll(JobTools.all());
        all.addAll(ProbeTools.all());
        all.addAll(OddTools.all());
        all.addAll(new ChangeTools(this, prompts, changes).all());
        if (badHeaders) {
            all.addAll(SchemaTools.withForbiddenHeaders());
        }
        all.addAll(generated(extra));
        tools = all.stream().collect(Collectors.toMap(Tool::name, tool -> tool, (a, b) -> a, LinkedHashMap::new));
    }

    /** What a client of that era sees. */
    public List<Tool> list(boolean modern) {
        var visible = new ArrayList<Tool>();
        for (var tool : tools.values()) {
            if (modern || !tool.modernOnly()) {
                visible.add(tool);
            }
        }
        if (changed) {
            visible.add(COMING_AND_GOING);
        }
        return visible;
    }

    public Optional<Tool> find(String name) {
        return changed && name.equals(COMING_AND_GOING.name())
                ? Optional.of(COMING_AND_GOING)
                : Optional.ofNullable(tools.get(name));
    }

    /** Adds one tool, or takes it away again, and tells. */
    public void change() {
        changed = !changed;
        changes.publish(new Change.Tools());
    }

    private static List<Tool> generated(int count) {
        return IntStream.range(0, count).mapToObj(Toolbox::numbered).toList();
    }

    private static Tool numbered(int number) {
        var name = "tool_%05d".formatted(number);
        return Tool.direct(
                Tool.withText(name, "Generated tool " + number + ".", "text"),
                call -> Outcome.text(name + ": " + call.argument("text")));
    }
}
