// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Tool;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Tools that say something before they answer. */
final class TalkingTools {

    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration AWAY = Duration.ofMillis(100);

    static List<Tool> all() {
        return List.of(
                Tool.of(Tool.plain("test_tool_with_logging", "Logs three times while it works."), TalkingTools::log),
                Tool.of(Tool.plain("test_tool_with_progress", "Reports progress three times."), TalkingTools::progress),
                Tool.direct(Tool.plain("test_logging_tool", "Logs once, if the client wants it."), call -> {
                    call.log("info", "test_logging_tool was called");
                    return Outcome.text("logged");
                }),
                Tool.of(
                        Tool.plain("test_reconnection", "Closes its stream and answers to those who come back."),
                        TalkingTools::closeAndGoOn));
    }

    private static Future<Outcome> log(Call call) {
        call.log("info", "Tool execution started");
        return call.pause(STEP)
                .compose(done -> {
                    call.log("info", "Tool processing data");
                    return call.pause(STEP);
                })
                .map(done -> {
                    call.log("info", "Tool execution completed");
                    return Outcome.text("logged three times");
                });
    }

    private static Future<Outcome> progress(Call call) {
        call.progress(0, 100);
        return call.pause(STEP)
                .compose(done -> {
                    call.progress(50, 100);
                    return call.pause(STEP);
                })
                .map(done -> {
                    call.progress(100, 100);
                    return Outcome.text("reported three times");
                });
    }

    private static Future<Outcome> closeAndGoOn(Call call) {
        call.channel().drop();
        return call.pause(AWAY).map(done -> Outcome.text("Reconnection test completed successfully"));
    }

    private TalkingTools() {}
}
