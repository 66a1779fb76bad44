// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.examples.json.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An MCP client that shows messages as they came, character by character. */
abstract class ProofClient implements AutoCloseable {

    private final List<String> notifications = new CopyOnWriteArrayList<>();

    /** The whole answer to a request; {@code params} is a JSON object. */
    abstract String request(String method, String params);

    @Override
    public abstract void close();

    /** The JSON text of the result. */
    String result(String method, String params) {
        var answer = request(method, params);
        return find(answer, "result");
    }

    /** The JSON-RPC code of the error there must be. */
    int errorCode(String method, String params) {
        return Integer.parseInt(find(request(method, params), "error", "code"));
    }

    String call(String tool, String arguments) {
        return result("tools/call", callParams(tool, arguments));
    }

    /** The first text of a tool's result, as JSON. */
    String text(String tool, String arguments) {
        return find(RawJson.elements(find(call(tool, arguments), "content")).getFirst(), "text");
    }

    static String callParams(String tool, String arguments) {
        return "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}";
    }

    /** The elements of every page of a list. */
    List<String> list(String method, String member) {
        var all = new ArrayList<String>();
        var params = "{}";
        while (true) {
            var page = result(method, params);
            all.addAll(RawJson.elements(find(page, member)));
            var next = RawJson.find(page, "nextCursor");
            if (next.isEmpty()) {
                return all;
            }
            params = "{\"cursor\":" + next.get() + "}";
        }
    }

    List<String> toolNames() {
        return names(list("tools/list", "tools"));
    }

    static List<String> names(List<String> definitions) {
        return definitions.stream().map(tool -> text(find(tool, "name"))).toList();
    }

    static List<String> uris(List<String> definitions) {
        return definitions.stream().map(resource -> text(find(resource, "uri"))).toList();
    }

    /** The methods of what was said without being asked, so far. */
    List<String> notifications(String method) {
        return notifications.stream()
                .filter(message -> find(message, "method").equals("\"" + method + "\""))
                .toList();
    }

    void noted(String notification) {
        notifications.add(notification);
    }

    /** The JSON text that must be there. */
    static String find(String json, String... path) {
        return RawJson.find(json, path)
                .orElseThrow(() -> new AssertionError("no " + List.of(path) + " in " + shortened(json)));
    }

    /** What a JSON string without escapes says. */
    static String text(String json) {
        return json.substring(1, json.length() - 1);
    }

    static String whole(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isAnswer(String message) {
        return RawJson.find(message, "method").isEmpty();
    }

    private static String shortened(String json) {
        return json.length() > 2000 ? json.substring(0, 2000) + "…" : json;
    }
}
