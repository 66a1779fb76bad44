// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Change;
import io.mcpx.examples.call.Changes;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Questions;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tools that ask the client one thing; in legacy revisions by a request, in the modern one by their answer. */
final class AskingTools {

    private static final String KEY = "answer";
    private static final String SIGN_IN = "Please sign in";
    private static final String PAGE = "https://example.com/connect";

    private static final String USER = """
            {"type":"object","properties":{\
            "username":{"type":"string","description":"User's response"},\
            "email":{"type":"string","description":"User's email address"}},"required":["username","email"]}""";

    private static final String DEFAULTS = """
            {"type":"object","properties":{\
            "name":{"type":"string","description":"User name","default":"John Doe"},\
            "age":{"type":"integer","description":"User age","default":30},\
            "score":{"type":"number","description":"User score","default":95.5},\
            "status":{"type":"string","description":"User status","enum":["active","inactive","pending"],"default":"active"},\
            "verified":{"type":"boolean","description":"Verification status","default":true}},"required":[]}""";

    private static final String ENUMS = """
            {"type":"object","properties":{\
            "untitledSingle":{"type":"string","enum":["option1","option2","option3"]},\
            "titledSingle":{"type":"string","oneOf":[{"const":"value1","title":"First Option"},\
            {"const":"value2","title":"Second Option"},{"const":"value3","title":"Third Option"}]},\
            "legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],\
            "enumNames":["Option One","Option Two","Option Three"]},\
            "untitledMulti":{"type":"array","items":{"type":"string","enum":["option1","option2","option3"]}},\
            "titledMulti":{"type":"array","items":{"anyOf":[{"const":"value1","title":"First Choice"},\
            {"const":"value2","title":"Second Choice"},{"const":"value3","title":"Third Choice"}]}}},"required":[]}""";

    private final Changes changes;
    private final AtomicBoolean opened = new AtomicBoolean();

    AskingTools(Changes changes) {
        this.changes = changes;
    }

    List<Tool> all() {
        return List.of(
                Tool.direct(Tool.withText("test_sampling", "Asks the client's model.", "prompt"), AskingTools::sample),
                Tool.direct(
                        Tool.withText("test_elicitation", "Asks the user for name and mail address.", "message"),
                        call -> form(call, "User response", Questions.form(call.argument("message"), USER))),
                Tool.direct(
                        Tool.plain("test_elicitation_sep1034_defaults", "Asks with a default for every type."),
                        call -> completed(call, "Please review the defaults", DEFAULTS)),
                Tool.direct(
                        Tool.plain("test_elicitation_sep1330_enums", "Asks with every shape of enumeration."),
                        call -> completed(call, "Please choose", ENUMS)),
                Tool.direct(
                        Tool.plain("test_streaming_elicitation", "Asks the user for a name."),
                        call -> form(call, "User response", Questions.oneField("What is your name?", "name"))),
                Tool.direct(
                        Tool.plain("test_missing_capability", "Needs a client that can sample."), AskingTools::sample),
                Tool.direct(Tool.plain("test_roots", "Asks for the client's roots."), AskingTools::roots),
                Tool.direct(Tool.plain("open_page", "Asks the user to open a page."), AskingTools::page),
                Tool.direct(
                        Tool.plain("page_required", "Fails every other time until a page is opened."),
                        this::pageRequired),
                Tool.direct(
                        Tool.plain("ask_out_of_band", "Asks legacy clients outside of this call."),
                        this::askOutOfBand));
    }

    private static Outcome sample(Call call) {
        var prompt = call.arguments().path("prompt").asText("Say something.");
        return call.answers()
                .sampled(KEY)
                .map(text -> Outcome.text("LLM response: " + text))
                .orElseGet(() -> Outcome.ask(KEY, Questions.sample(prompt, 100)));
    }

    private static Outcome completed(Call call, String message, String schema) {
        return form(call, "Elicitation completed", Questions.form(message, schema));
    }

    private static Outcome form(Call call, String introduction, ObjectNode question) {
        return call.answers()
                .elicited(KEY)
                .map(answer -> Outcome.text(introduction + ": " + told(answer)))
                .orElseGet(() -> Outcome.ask(KEY, question));
    }

    private static Outcome roots(Call call) {
        return call.answers()
                .roots(KEY)
                .map(answer -> Outcome.text("Roots: " + Json.write(answer.path("roots"))))
                .orElseGet(() -> Outcome.ask(KEY, Questions.roots()));
    }

    private static Outcome page(Call call) {
        return form(call, "Page", Questions.page(SIGN_IN, PAGE));
    }

    /** Legacy clients know an error for it, modern ones are simply asked. */
    private Outcome pageRequired(Call call) {
        if (call.client().modern()) {
            return page(call);
        }
        if (opened.getAndSet(!opened.get())) {
            return Outcome.text("Page: opened");
        }
        var data = Json.object();
        data.putArray("elicitations")
                .addObject()
                .put("mode", "url")
                .put("elicitationId", "required-1")
                .put("url", PAGE)
                .put("message", SIGN_IN);
        throw new McpError(-32042, "A page must be opened first", data, 200);
    }

    private Outcome askOutOfBand(Call call) {
        changes.publish(new Change.Question(Questions.sample("Nobody asked for this.", 10)));
        return Outcome.text("asked");
    }

    private static String told(ObjectNode answer) {
        return "action=" + answer.path("action").asText() + ", content=" + Json.write(Json.objectIn(answer, "content"));
    }
}
