// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An endpoint as one caller sees it, and the valid requests of both eras there.
 *
 * @param prefixed whether names there begin with that of their server
 */
record Place(int port, String path, String key, String server, boolean prefixed) {

    static final String LEGACY = "2025-11-25";
    static final String BATCHING = "2025-03-26";
    static final String MODERN = "2026-07-28";

    private static final String CAPABILITIES =
            "{\"elicitation\":{},\"sampling\":{},\"roots\":{},\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}";
    private static final String META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientInfo":{"name":"fuzz","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":%s,"progressToken":7}""".formatted(CAPABILITIES);
    private static final Pattern NAME = Pattern.compile("\"(?:name|uri|taskId)\":\"([^\"]*)\"");

    /** The name clients here know a tool or prompt by. */
    String name(String own) {
        return prefixed ? server + "__" + own : own;
    }

    Draft initialize(String revision) {
        return Draft.post(path, headers(), """
                {"jsonrpc":"2.0","id":"init","method":"initialize","params":{"protocolVersion":"%s",\
                "capabilities":{"elicitation":{},"sampling":{},"roots":{}},"clientInfo":{"name":"fuzz","version":"1"}}}""".formatted(revision));
    }

    /** Opens a session, and returns its id. */
    String open(String revision) {
        var opened = Line.exchange(port, initialize(revision));
        if (opened.session().isEmpty()) {
            throw new AssertionError("no session at " + path + ": " + opened);
        }
        Line.exchange(
                port,
                inSession(
                        opened.session(), revision, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"));
        return opened.session();
    }

    Draft inSession(String session, String revision, String body) {
        var headers = headers();
        headers.add(new Header("MCP-Protocol-Version", revision));
        headers.add(new Header("Mcp-Session-Id", session));
        return Draft.post(path, headers, body);
    }

    /** A request of the modern era, with the headers that repeat what it says. */
    Draft modern(String id, String method, String params) {
        var headers = headers();
        headers.add(new Header("MCP-Protocol-Version", MODERN));
        headers.add(new Header("Mcp-Method", method));
        var name = NAME.matcher(params);
        if (name.find()) {
            headers.add(new Header("Mcp-Name", name.group(1)));
        }
        var rest = params.equals("{}") ? "}" : "," + params.substring(1);
        return Draft.post(path, headers, message(id, method, "{" + META + rest));
    }

    static String message(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    /** What an answer says for a member with a text. */
    String told(Draft request, String member) {
        var answer = Line.exchange(port, request);
        var value = Pattern.compile("\"" + member + "\":\"([^\"]+)\"").matcher(answer.text());
        if (!value.find()) {
            throw new AssertionError("no " + member + " in " + answer);
        }
        return requireNonNull(value.group(1));
    }

    List<Header> headers() {
        return new ArrayList<>(List.of(
                new Header("Host", "127.0.0.1"),
                new Header("X-Api-Key", key),
                new Header("Accept", "application/json, text/event-stream"),
                new Header("Content-Type", "application/json")));
    }
}
