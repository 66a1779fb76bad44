// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.util.Objects.requireNonNull;

import io.mcpx.examples.json.RawJson;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Streamable HTTP with a session; answers what servers ask. */
final class LegacyClient extends ProofClient {

    static final String REVISION = "2025-11-25";

    private static final String CAPABILITIES = "{\"elicitation\":{\"form\":{}},\"sampling\":{},\"roots\":{}}";

    /** What a user and a model say to whatever they are asked, by method. */
    static final Map<String, String> ANSWERS = Map.of(
            "sampling/createMessage",
                    "{\"role\":\"assistant\",\"model\":\"m\",\"content\":{\"type\":\"text\",\"text\":\"sampled\"}}",
            "elicitation/create",
                    "{\"action\":\"accept\",\"content\":{\"username\":\"ana\",\"email\":\"ana@example.com\",\"name\":\"ana\"}}",
            "roots/list", "{\"roots\":[{\"uri\":\"file:///work\"}]}");

    private final String url;
    private final Map<String, String> headers;
    private final UnaryOperator<String> answers;
    private final AtomicInteger lastId = new AtomicInteger();

    LegacyClient(String url, Map<String, String> headers) {
        this(url, headers, REVISION);
    }

    LegacyClient(String url, Map<String, String> headers, String revision) {
        this(url, headers, revision, LegacyClient::answer);
    }

    /** One that gives these results to what servers ask. */
    LegacyClient(String url, Map<String, String> headers, String revision, UnaryOperator<String> answers) {
        this.url = url;
        this.answers = answers;
        var opened = Http.send(Http.post(url, initialize(revision), headers));
        this.headers = new HashMap<>(headers);
        this.headers.put("MCP-Protocol-Version", revision);
        this.headers.put(
                "Mcp-Session-Id",
                opened.headers()
                        .firstValue("Mcp-Session-Id")
                        .orElseThrow(() -> new AssertionError(opened.statusCode() + " " + opened.body())));
        tell("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    static String initialize(String revision) {
        return """
                {"jsonrpc":"2.0","id":"init","method":"initialize","params":{"protocolVersion":"%s",\
                "capabilities":%s,"clientInfo":{"name":"proof","version":"1"}}}""".formatted(revision, CAPABILITIES);
    }

    static String message(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    /** The headers of this session. */
    Map<String, String> headers() {
        return headers;
    }

    /** A POST in this session. */
    HttpRequest.Builder post(String body) {
        return Http.post(url, body, headers);
    }

    /** Sends what nobody answers. */
    void tell(String message) {
        var response = Http.send(post(message));
        if (response.statusCode() != 202) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }

    /** The stream of what belongs to no request. */
    Events listen() {
        return new Events(Http.open(Http.get(url, headers)).body());
    }

    @Override
    String request(String method, String params) {
        return answer(Http.open(post(message(lastId.incrementAndGet(), method, params))));
    }

    private String answer(HttpResponse<InputStream> response) {
        return Http.isStream(response) ? lastOf(response.body()) : ProofClient.whole(response.body());
    }

    private String lastOf(InputStream stream) {
        try (var events = new Events(stream)) {
            while (true) {
                var message = events.require().data();
                if (isAnswer(message)) {
                    return message;
                }
                RawJson.find(message, "id").ifPresentOrElse(id -> reply(id, message), () -> noted(message));
            }
        }
    }

    private void reply(String id, String question) {
        tell("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + answers.apply(question) + "}");
    }

    private static String answer(String question) {
        var method = text(find(question, "method"));
        return requireNonNull(ANSWERS.get(method), method);
    }

    @Override
    public void close() {
        var request = Http.to(url).DELETE();
        headers.forEach(request::setHeader);
        Http.send(request);
    }
}
