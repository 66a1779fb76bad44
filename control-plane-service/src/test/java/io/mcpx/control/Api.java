// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A client of the REST API, over real HTTP. Immutable: each change gives another client. */
public final class Api {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http;
    private final String base;
    private final List<String> headers;

    private Api(HttpClient http, String base, List<String> headers) {
        this.http = http;
        this.base = base;
        this.headers = List.copyOf(headers);
    }

    /** Nobody, at the API of the application under test. */
    public static Api anonymous() {
        var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return new Api(HttpClient.newHttpClient(), "http://127.0.0.1:" + port, List.of());
    }

    public static Api bootstrap() {
        return anonymous().with("Authorization", "Bearer " + PostgresResource.BOOTSTRAP_TOKEN);
    }

    /** The same client with a further header. */
    public Api with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Api(http, base, more);
    }

    /** The same client below this path. */
    public Api at(String path) {
        return new Api(http, base + path, headers);
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    public Reply post(String path, String body) {
        return send("POST", path, body);
    }

    public Reply put(String path, String body) {
        return send("PUT", path, body);
    }

    public Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, "");
    }

    public Reply send(String method, String path, String body) {
        return send(method, path, body, "application/json");
    }

    /** With a body of another type than JSON. */
    public Reply send(String method, String path, String body, String type) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + response.body(), e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String tag() {
            return header("ETag");
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
