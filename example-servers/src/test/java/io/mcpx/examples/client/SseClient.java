// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.client;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP+SSE of revision 2024-11-05. */
public final class SseClient extends TestClient {

    private final Events events;
    private final String messages;
    private final AtomicInteger lastId = new AtomicInteger();

    public SseClient(String url) {
        events = new Events(Http.send(Http.get(url).build()).body());
        var endpoint = events.require();
        if (!endpoint.name().equals("endpoint")) {
            throw new AssertionError("first event: " + endpoint);
        }
        messages = URI.create(url).resolve(endpoint.data()).toString();
        post(LegacyHttpClient.initialize("2024-11-05", LegacyHttpClient.ALL_CAPABILITIES));
        events.require();
        post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    @Override
    public String request(String method, String params) {
        var id = lastId.incrementAndGet();
        post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        while (true) {
            var data = events.require().data();
            var message = read(data);
            if (!message.has("method")) {
                return data;
            }
            if (message.has("id")) {
                var answer = answerTo(message.path("method").asText());
                post("{\"jsonrpc\":\"2.0\",\"id\":" + message.path("id") + ",\"result\":" + answer + "}");
            } else {
                noted(message);
            }
        }
    }

    private void post(String message) {
        var response = Http.send(Http.post(messages, message).build());
        if (response.statusCode() != 202) {
            throw new AssertionError(message + ": " + response.statusCode() + Http.body(response));
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
