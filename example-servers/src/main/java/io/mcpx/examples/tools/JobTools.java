// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Questions;
import io.mcpx.examples.call.TaskMode;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.rpc.McpError;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** Tools of the tasks extension; without it they answer directly, unless they insist. */
final class JobTools {

    private static final Duration FAILS_AFTER = Duration.ofMillis(500);
    private static final String CONFIRM = """
            {"type":"object","properties":{"confirm":{"type":"boolean"}},"required":["confirm"]}""";

    private static final String SLOW = """
            {"name":"slow_compute","description":"Takes the given time.","inputSchema":{"type":"object",\
            "properties":{"seconds":{"type":"number"},"label":{"type":"string"}},"required":["seconds"]}}""";

    static List<Tool> all() {
        return List.of(
                Tool.direct(
                        Tool.withText("greet", "Greets.", "name"),
                        call -> Outcome.text("Hello, " + call.argument("name") + "!")),
                Tool.of(SLOW, JobTools::compute).as(TaskMode.OPTIONAL),
                Tool.direct(Tool.withText("confirm_delete", "Asks before it deletes.", "filename"), JobTools::confirm)
                        .as(TaskMode.OPTIONAL),
                Tool.direct(Tool.plain("multi_input", "Asks two things at once."), JobTools::twoInputs)
                        .as(TaskMode.OPTIONAL),
                Tool.of(Tool.plain("failing_job", "Runs and fails as a tool fails."), JobTools::fail)
                        .as(TaskMode.REQUIRED),
                Tool.of(Tool.plain("protocol_error_job", "Runs and breaks."), JobTools::breakDown)
                        .as(TaskMode.OPTIONAL),
                Tool.direct(Tool.plain("test_tool_with_task", "Asks first, then runs."), JobTools::askThenRun)
                        .as(TaskMode.REQUIRED_AFTER_INPUT));
    }

    private static Future<Outcome> compute(Call call) {
        var seconds = call.arguments().path("seconds").asDouble();
        var label = call.arguments().path("label").asText("job");
        return call.pause(Duration.ofMillis(Math.round(seconds * 1000))).map(done -> Outcome.text("computed " + label));
    }

    private static Outcome confirm(Call call) {
        var file = call.argument("filename");
        return call.answers()
                .elicited("confirmation")
                .map(answer -> Outcome.text(isYes(answer) ? "deleted " + file : "kept " + file))
                .orElseGet(() -> Outcome.ask("confirmation", Questions.form("Delete " + file + "?", CONFIRM)));
    }

    private static boolean isYes(ObjectNode answer) {
        return answer.path("content").path("confirm").asBoolean();
    }

    private static Outcome twoInputs(Call call) {
        var questions = new LinkedHashMap<String, ObjectNode>();
        questions.put("first", Questions.oneField("Who comes first?", "name"));
        questions.put("second", Questions.oneField("Who comes second?", "name"));
        var first = call.answers().field("first", "name");
        var second = call.answers().field("second", "name");
        return first.isPresent() && second.isPresent()
                ? Outcome.text(first.get() + " before " + second.get())
                : new Outcome.InputRequired(questions, null);
    }

    private static Future<Outcome> fail(Call call) {
        return call.pause(FAILS_AFTER).map(done -> Outcome.error("the job failed, as it always does"));
    }

    private static Future<Outcome> breakDown(Call call) {
        return call.pause(FAILS_AFTER).compose(done -> Future.failedFuture(McpError.internal("the job broke down")));
    }

    private static Outcome askThenRun(Call call) {
        return call.answers()
                .field("user_name", "name")
                .map(name -> Outcome.text("Hello, " + name + "!"))
                .orElseGet(() -> Outcome.ask("user_name", Questions.oneField("What is your name?", "name")));
    }

    private JobTools() {}
}
