// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Change;
import io.mcpx.examples.call.Changes;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Questions;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import java.util.ArrayList;
import java.util.List;

/** The prompts. */
public final class Prompts {

    private static final List<String> DEFINITIONS = List.of("""
            {"name":"test_simple_prompt","description":"A prompt without arguments."}""", """
            {"name":"test_prompt_with_arguments","description":"A prompt with two arguments.","arguments":[\
            {"name":"arg1","description":"First test argument","required":true},\
            {"name":"arg2","description":"Second test argument","required":true}]}""", """
            {"name":"test_prompt_with_embedded_resource","description":"A prompt with a resource.","arguments":[\
            {"name":"resourceUri","description":"URI of the resource to embed","required":true}]}""", """
            {"name":"test_prompt_with_image","description":"A prompt with an image."}""", """
            {"name":"test_input_required_result_prompt","description":"A prompt that asks for its context."}""", """
            {"x-vendor":{"v":1.10},"name":"odd_prompt","description":"Unusual but legal.","arguments":[\
            {"name":"a b","x-kind":null}]}""");

    /** The result of {@code odd_prompt}. */
    public static final String ODD = """
            {"x-vendor":[1e400],"resultType":"complete","messages":[{"role":"user","x-mood":1.10,\
            "content":{"type":"hologram","data":"\\u00e9"}}]}""";

    private static final String COMING_AND_GOING = """
            {"name":"changing_prompt","description":"Comes and goes."}""";

    private final Changes changes;
    private volatile boolean changed;

    public Prompts(Changes changes) {
        this.changes = changes;
    }

    /** The JSON text of each prompt. */
    public List<String> list() {
        var all = new ArrayList<>(DEFINITIONS);
        if (changed) {
            all.add(COMING_AND_GOING);
        }
        return all;
    }

    /** Adds one prompt, or takes it away again, and tells. */
    public void change() {
        changed = !changed;
        changes.publish(new Change.Prompts());
    }

    public Outcome get(Call call) {
        var name = call.params().path("name").asText();
        return switch (name) {
            case "test_simple_prompt" -> messages(text("This is a simple prompt for testing."));
            case "test_prompt_with_arguments" ->
                messages(text("Prompt with arguments: arg1='" + required(call, "arg1") + "', arg2='"
                        + required(call, "arg2") + "'"));
            case "test_prompt_with_embedded_resource" ->
                messages(embedded(required(call, "resourceUri")), text("Please process the embedded resource above."));
            case "test_prompt_with_image" -> messages(image(), text("Please analyze the image above."));
            case "test_input_required_result_prompt" -> withContext(call);
            case "odd_prompt" -> new Outcome.Verbatim(ODD);
            case "changing_prompt" -> messages(text("here while the list says so"));
            default -> throw McpError.invalidParams("Unknown prompt: " + name);
        };
    }

    private static Outcome withContext(Call call) {
        return call.answers()
                .field("user_context", "context")
                .map(context -> messages(text("Context: " + context)))
                .orElseGet(() -> Outcome.ask(
                        "user_context", Questions.oneField("What context should the prompt use?", "context")));
    }

    private static String required(Call call, String name) {
        var value = call.arguments().path(name).textValue();
        if (value == null) {
            throw McpError.invalidParams("arguments." + name + ": is required");
        }
        return value;
    }

    private static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text);
    }

    private static ObjectNode image() {
        return Json.object().put("type", "image").put("data", Samples.PNG).put("mimeType", "image/png");
    }

    private static ObjectNode embedded(String uri) {
        var content = Json.object().put("type", "resource");
        content.putObject("resource")
                .put("uri", uri)
                .put("mimeType", "text/plain")
                .put("text", "Embedded resource content for testing.");
        return content;
    }

    private static Outcome messages(ObjectNode... contents) {
        var result = Json.object();
        var messages = result.putArray("messages");
        for (var content : contents) {
            messages.addObject().put("role", "user").set("content", content);
        }
        return new Outcome.Complete(result);
    }
}
