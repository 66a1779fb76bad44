// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Tools that show what arrived, or put a load of a chosen kind on the way. */
final class ProbeTools {

    private static final int MAX_KIB = 64 << 10;
    private static final String VISIBLE_VARIABLES = "EXAMPLE_";

    static List<Tool> all() {
        return List.of(
                Tool.direct(
                        """
                        {"name":"echo","description":"Answers its arguments, character by character.",\
                        "inputSchema":{"type":"object","additionalProperties":true}}""",
                        call -> new Outcome.Verbatim(
                                "{\"resultType\":\"complete\",\"content\":[],\"structuredContent\":"
                                        + call.rawArguments() + "}")),
                Tool.direct(
                        """
                        {"name":"add_numbers","description":"Adds two numbers exactly.","inputSchema":{"type":"object",\
                        "properties":{"a":{"type":"number"},"b":{"type":"number"}},"required":["a","b"]}}""",
                        call -> Outcome.text(
                                number(call, "a").add(number(call, "b")).toPlainString())),
                Tool.of(
                        """
                        {"name":"sleep_ms","description":"Answers after the given time.","inputSchema":{"type":"object",\
                        "properties":{"ms":{"type":"integer","minimum":0}},"required":["ms"]}}""",
                        call -> call.pause(Duration.ofMillis(
                                        call.arguments().path("ms").asLong()))
                                .map(done -> Outcome.text("slept"))),
                Tool.direct("""
                        {"name":"big_result","description":"Answers a text of the given size.",\
                        "inputSchema":{"type":"object",\
                        "properties":{"kib":{"type":"integer","minimum":0,"maximum":65536}},"required":["kib"]}}""", ProbeTools::big),
                Tool.direct(
                        Tool.plain("whoami", "Shows what the server knows of its client and of itself."),
                        ProbeTools::whoami));
    }

    private static BigDecimal number(Call call, String name) {
        var value = call.arguments().path(name);
        if (!value.isNumber()) {
            throw McpError.invalidParams(name + ": must be a number");
        }
        return value.decimalValue();
    }

    private static Outcome big(Call call) {
        var kib = call.arguments().path("kib").asInt();
        if (kib < 0 || kib > MAX_KIB) {
            throw McpError.invalidParams("kib: " + kib + " (expected: 0 to " + MAX_KIB + ")");
        }
        return Outcome.text("0123456789abcdef".repeat(kib * 64));
    }

    private static Outcome whoami(Call call) {
        var client = call.client();
        var seen = Json.object().put("revision", client.revision()).put("transport", client.transport());
        seen.set("clientInfo", client.info());
        seen.set("capabilities", client.capabilities());
        var headers = seen.putObject("headers");
        new TreeMap<>(client.headers()).forEach(headers::put);
        seen.set("_meta", call.request().meta());
        if (client.transport().equals("stdio")) {
            addProcess(seen);
        }
        var result = Json.object();
        result.putArray("content").addObject().put("type", "text").put("text", Json.write(seen));
        return new Outcome.Complete(result.set("structuredContent", seen));
    }

    /** Names of all environment variables, but values only of those meant for us. */
    private static void addProcess(ObjectNode seen) {
        seen.put("directory", System.getProperty("user.dir", ""));
        var environment = seen.putObject("environment");
        new TreeMap<>(System.getenv())
                .forEach((name, value) -> environment.put(name, name.startsWith(VISIBLE_VARIABLES) ? value : "hidden"));
    }

    private ProbeTools() {}
}
