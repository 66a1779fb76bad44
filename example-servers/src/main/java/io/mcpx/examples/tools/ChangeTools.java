// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import io.mcpx.examples.call.Change;
import io.mcpx.examples.call.Changes;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.content.Prompts;
import java.util.List;

/** Tools that change what the server offers. */
final class ChangeTools {

    private final Toolbox toolbox;
    private final Prompts prompts;
    private final Changes changes;

    ChangeTools(Toolbox toolbox, Prompts prompts, Changes changes) {
        this.toolbox = toolbox;
        this.prompts = prompts;
        this.changes = changes;
    }

    List<Tool> all() {
        return List.of(
                Tool.direct(Tool.plain("test_trigger_tool_change", "Adds or takes away a tool."), call -> {
                    toolbox.change();
                    return Outcome.text("the tools have changed");
                }),
                Tool.direct(Tool.plain("test_trigger_prompt_change", "Adds or takes away a prompt."), call -> {
                    prompts.change();
                    return Outcome.text("the prompts have changed");
                }),
                Tool.direct(Tool.plain("trigger_resource_change", "Says that the resources changed."), call -> {
                    changes.publish(new Change.Resources());
                    return Outcome.text("the resources have changed");
                }),
                Tool.direct(Tool.withText("touch_resource", "Says that a resource was updated.", "uri"), call -> {
                    changes.publish(new Change.ResourceUpdated(call.argument("uri")));
                    return Outcome.text("updated");
                }));
    }
}
