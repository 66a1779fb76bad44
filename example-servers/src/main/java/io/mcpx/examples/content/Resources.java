// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Questions;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import java.util.List;
import java.util.regex.Pattern;

/** The resources and the one template. */
public final class Resources {

    private static final Pattern TEMPLATE = Pattern.compile("test://template/([^/]+)/data");

    private static final List<String> DEFINITIONS = List.of("""
            {"uri":"test://static-text","name":"static-text","description":"A fixed text.","mimeType":"text/plain"}""", """
            {"uri":"test://static-binary","name":"static-binary","description":"A fixed image.","mimeType":"image/png"}""", """
            {"uri":"test://watched-resource","name":"watched-resource","description":"May be subscribed to.",\
            "mimeType":"text/plain"}""", """
            {"uri":"test://guarded","name":"guarded","description":"Asks for a word before it can be read.",\
            "mimeType":"text/plain"}""", """
            {"x-vendor":[1.10],"mimeType":"application/json","uri":"test://odd","name":"odd","description":"Unusual but \
            legal.","size":123456789012345,"_meta":{"example.com/k":null}}""");

    private static final List<String> TEMPLATES = List.of("""
            {"uriTemplate":"test://template/{id}/data","name":"template","description":"Data of any id.",\
            "mimeType":"application/json"}""");

    /** The result of reading {@code test://odd}. */
    public static final String ODD = """
            {"resultType":"complete","ttlMs":0,"cacheScope":"private","contents":[{"text":"\\ud83d\\ude00","x-scale":1.10,\
            "uri":"test://odd"} ],"x-vendor":null}""";

    /** The JSON text of each resource. */
    public List<String> list() {
        return DEFINITIONS;
    }

    /** The JSON text of each template. */
    public List<String> templates() {
        return TEMPLATES;
    }

    public Outcome read(Call call) {
        var uri = call.params().path("uri").asText();
        return switch (uri) {
            case "test://static-text" -> text(uri, "This is the content of the static text resource.");
            case "test://watched-resource" -> text(uri, "Watch this.");
            case "test://static-binary" -> contents(entry(uri, "image/png").put("blob", Samples.PNG));
            case "test://guarded" -> guarded(call, uri);
            case "test://odd" -> new Outcome.Verbatim(ODD);
            default -> fromTemplate(call, uri);
        };
    }

    private static Outcome guarded(Call call, String uri) {
        return call.answers()
                .field("word", "word")
                .map(word -> text(uri, "The word was: " + word))
                .orElseGet(() -> Outcome.ask("word", Questions.oneField("Which word?", "word")));
    }

    private static Outcome fromTemplate(Call call, String uri) {
        var match = TEMPLATE.matcher(uri);
        if (!match.matches()) {
            throw McpError.resourceNotFound(uri, !call.client().modern());
        }
        var data = Json.object().put("id", match.group(1)).put("templateTest", true);
        data.put("data", "Data for ID: " + match.group(1));
        return contents(entry(uri, "application/json").put("text", Json.write(data)));
    }

    private static Outcome text(String uri, String text) {
        return contents(entry(uri, "text/plain").put("text", text));
    }

    private static ObjectNode entry(String uri, String mimeType) {
        return Json.object().put("uri", uri).put("mimeType", mimeType);
    }

    private static Outcome contents(ObjectNode entry) {
        var result = Json.object();
        result.putArray("contents").add(entry);
        return new Outcome.Complete(result);
    }
}
