// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.client;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Streamable HTTP without a session. */
public final class ModernHttpClient extends TestClient {

    private final String url;
    private final AtomicInteger lastId = new AtomicInteger();

    public ModernHttpClient(String url) {
        this.url = url;
    }

    @Override
    public String request(String method, String params) {
        return ModernRounds.run(method, params, this::once);
    }

    /** Sends without answering questions. */
    public String once(String method, String params) {
        var response = send(ModernRequest.of(lastId.incrementAndGet(), method, params));
        return Http.isStream(response) ? readStream(response) : Http.body(response);
    }

    /** Sends and waits for the head of the response. */
    public HttpResponse<InputStream> send(ModernRequest request) {
        return Http.send(
                Http.with(Http.post(url, request.body()), request.headers()).build());
    }

    private String readStream(HttpResponse<InputStream> response) {
        try (var events = new Events(response.body())) {
            while (true) {
                var data = events.require().data();
                var message = read(data);
                if (!message.has("method")) {
                    return data;
                }
                noted(message);
            }
        }
    }

    @Override
    public void close() {}
}
