// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Random;

/** Messages as they come by every day: a small call, a list of tools, results with an image or with text. */
final class Samples {

    static byte[] toolCall() {
        return """
                {"jsonrpc":"2.0","id":42,"method":"tools/call","params":{"name":"github__search_issues","arguments":\
                {"query":"is:open label:bug","limit":20,"threshold":0.10},"_meta":{"progressToken":"p-1",\
                "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientCapabilities":{"elicitation":{}}}}}""".getBytes(UTF_8);
    }

    static byte[] toolList(int tools) {
        var list = new StringBuilder("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[");
        for (int i = 0; i < tools; i++) {
            list.append(i == 0 ? "" : ",").append("""
                    {"name":"tool_%d","description":"Searches the issues of a repository and returns the newest first.",\
                    "inputSchema":{"type":"object","properties":{"query":{"type":"string","description":"What to look for"},\
                    "limit":{"type":"integer","minimum":1,"maximum":100,"default":20}},"required":["query"]},\
                    "annotations":{"readOnlyHint":true,"openWorldHint":true}}""".formatted(i));
        }
        return list.append("]}}").toString().getBytes(UTF_8);
    }

    /** One long string of ASCII: the image, in Base64. */
    static byte[] imageResult(int bytes) {
        var image = new byte[bytes * 3 / 4];
        new Random(1).nextBytes(image);
        return """
                {"jsonrpc":"2.0","id":42,"result":{"content":[{"type":"image","data":"%s","mimeType":"image/png"}],"isError":false}}""".formatted(Base64.getEncoder().encodeToString(image)).getBytes(UTF_8);
    }

    /** One long string with an escape and letters beyond ASCII in every line. */
    static byte[] textResult(int bytes) {
        var line = "Die Prüfung der Größe ergab 3.14 Ωm – weiter auf Seite 7.\\n";
        return """
                {"jsonrpc":"2.0","id":42,"result":{"content":[{"type":"text","text":"%s"}],"isError":false}}""".formatted(line.repeat(bytes / line.getBytes(UTF_8).length)).getBytes(UTF_8);
    }

    private Samples() {}
}
