// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP+SSE of revision 2024-11-05. */
final class SseClient extends ProofClient {

    private final Events events;
    private final String messages;
    private final Map<String, String> headers;
    private final AtomicInteger lastId = new AtomicInteger();

    SseClient(String url, Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
        events = new Events(Http.open(Http.get(url, headers)).body());
        messages = URI.create(url).resolve(events.require().data()).toString();
        post(LegacyClient.initialize("2024-11-05"));
        awaitAnswer();
        post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    @Override
    String request(String method, String params) {
        post(LegacyClient.message(lastId.incrementAndGet(), method, params));
        return awaitAnswer();
    }

    private void post(String body) {
        var response = Http.send(Http.post(messages, body, headers));
        if (response.statusCode() != 202) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }

    private String awaitAnswer() {
        while (true) {
            var message = events.require().data();
            if (isAnswer(message)) {
                return message;
            }
            noted(message);
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
