// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.content.Samples;
import java.util.List;

/** Tools that answer each kind of content, as the conformance suite knows them. */
final class ContentTools {

    private static final String IMAGE = """
            {"type":"image","data":"%s","mimeType":"image/png"}""".formatted(Samples.PNG);
    private static final String AUDIO = """
            {"type":"audio","data":"%s","mimeType":"audio/wav"}""".formatted(Samples.WAV);
    private static final String RESOURCE = """
            {"type":"resource","resource":{"uri":"test://embedded-resource","mimeType":"text/plain",\
            "text":"This is an embedded resource content."}}""";
    private static final String MIXED = """
            {"type":"text","text":"Multiple content types test:"},%s,\
            {"type":"resource","resource":{"uri":"test://mixed-content-resource","mimeType":"application/json",\
            "text":"{\\"test\\":\\"data\\",\\"value\\":123}"}}""".formatted(IMAGE);
    private static final String LINK = """
            {"type":"resource_link","uri":"test://static-text","name":"static-text","mimeType":"text/plain"}""";

    static List<Tool> all() {
        return List.of(
                Tool.direct(
                        Tool.plain("test_simple_text", "Answers one text."),
                        call -> Outcome.text("This is a simple text response for testing.")),
                answering("test_image_content", "Answers one image.", IMAGE),
                answering("test_audio_content", "Answers one sound.", AUDIO),
                answering("test_embedded_resource", "Answers one embedded resource.", RESOURCE),
                answering("test_multiple_content_types", "Answers a text, an image and a resource.", MIXED),
                answering("test_resource_link", "Answers a link to a resource.", LINK),
                Tool.direct(
                        Tool.plain("test_error_handling", "Always fails, as a tool fails."),
                        call -> Outcome.error("This tool intentionally returns an error for testing")));
    }

    private static Tool answering(String name, String description, String content) {
        return Tool.direct(Tool.plain(name, description), call -> Outcome.json("{\"content\":[" + content + "]}"));
    }

    private ContentTools() {}
}
