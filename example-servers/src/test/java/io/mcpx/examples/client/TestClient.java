// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.json.RawJson;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that answers every question of a server by itself. */
public abstract class TestClient implements AutoCloseable {

    private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();

    /** The whole answer to a request; {@code params} is a JSON object. */
    public abstract String request(String method, String params);

    @Override
    public abstract void close();

    /** The JSON text of the result. */
    public String result(String method, String params) {
        var answer = request(method, params);
        return RawJson.find(answer, "result").orElseThrow(() -> new AssertionError("no result: " + answer));
    }

    public String callTool(String name, String arguments) {
        return result("tools/call", "{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}");
    }

    /** The first text of a tool's result. */
    public String toolText(String name, String arguments) {
        return read(callTool(name, arguments))
                .path("content")
                .path(0)
                .path("text")
                .asText();
    }

    /** Everything the server said without being asked, so far. */
    public List<JsonNode> notifications() {
        return notifications;
    }

    protected void noted(JsonNode notification) {
        notifications.add(notification);
    }

    /** What the user or the model at this client says to a question. */
    protected static String answerTo(String method) {
        return switch (method) {
            case "elicitation/create" -> """
                {"action":"accept","content":{"name":"Ana","username":"ana","email":"ana@example.com","confirm":true,\
                "ok":true,"color":"green","context":"none","word":"sesame"}}""";
            case "sampling/createMessage" -> """
                {"role":"assistant","model":"test","content":{"type":"text","text":"Paris"}}""";
            case "roots/list" -> "{\"roots\":[{\"uri\":\"file:///work\"}]}";
            default -> throw new AssertionError("asked for " + method);
        };
    }

    public static JsonNode read(String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
