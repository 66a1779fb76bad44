// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.client;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Streamable HTTP with a session. */
public final class LegacyHttpClient extends TestClient {

    public static final String ALL_CAPABILITIES =
            "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{}}";

    private final String url;
    private final String session;
    private final String revision;
    private final AtomicInteger lastId = new AtomicInteger();

    public LegacyHttpClient(String url) {
        this(url, "2025-11-25", ALL_CAPABILITIES);
    }

    public LegacyHttpClient(String url, String revision, String capabilities) {
        this.url = url;
        this.revision = revision;
        var response =
                Http.send(Http.post(url, initialize(revision, capabilities)).build());
        session = response.headers().firstValue("Mcp-Session-Id").orElseThrow();
        Http.body(response);
        var accepted = Http.body(Http.send(post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .build()));
        if (!accepted.isEmpty()) {
            throw new AssertionError("initialized: " + accepted);
        }
    }

    public static String initialize(String revision, String capabilities) {
        return """
                {"jsonrpc":"2.0","id":"init","method":"initialize","params":{"protocolVersion":"%s",\
                "capabilities":%s,"clientInfo":{"name":"test","version":"1"}}}""".formatted(revision, capabilities);
    }

    public String session() {
        return session;
    }

    /** A POST with the headers of the session. */
    public HttpRequest.Builder post(String body) {
        return inSession(Http.post(url, body));
    }

    public HttpRequest.Builder get() {
        return inSession(Http.get(url));
    }

    public HttpRequest.Builder delete() {
        return inSession(Http.to(url).DELETE());
    }

    @Override
    public String request(String method, String params) {
        var id = lastId.incrementAndGet();
        var body = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
        var response = Http.send(post(body).build());
        return Http.isStream(response) ? readStream(response) : Http.body(response);
    }

    private String readStream(HttpResponse<InputStream> response) {
        try (var events = new Events(response.body())) {
            while (true) {
                var data = events.require().data();
                var message = data.isEmpty() ? read("{}") : read(data);
                if (message.has("result") || message.has("error")) {
                    return data;
                }
                if (message.has("id")) {
                    answer(message.path("id").toString(), message.path("method").asText());
                } else if (message.has("method")) {
                    noted(message);
                }
            }
        }
    }

    private void answer(String id, String method) {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + answerTo(method) + "}";
        var response = Http.send(post(body).build());
        if (response.statusCode() != 202) {
            throw new AssertionError("answering: " + response.statusCode());
        }
    }

    private HttpRequest.Builder inSession(HttpRequest.Builder request) {
        return request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", revision);
    }

    @Override
    public void close() {
        Http.body(Http.send(delete().build()));
    }
}
