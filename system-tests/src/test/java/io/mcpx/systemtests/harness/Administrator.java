// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

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

/** Somebody who administers one organisation by the control plane's REST API. */
public final class Administrator implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String organisation;
    private final String token;

    /** @param organisation the URL of the organisation */
    public Administrator(String organisation, String token) {
        this.organisation = organisation;
        this.token = token;
    }

    /** What is at this path below the organisation. */
    public JsonNode get(String path) {
        return body(send(request(path).GET()), 200);
    }

    /** Puts an entry in force that is not there yet. */
    public void make(String path, String json) {
        body(send(request(path).header("If-None-Match", "*").PUT(BodyPublishers.ofString(json))), 200);
    }

    /** Makes something that the control plane gives a part of, such as a token. */
    public JsonNode create(String path, String json) {
        return body(send(request(path).POST(BodyPublishers.ofString(json))), 201);
    }

    /** Changes what the patch names, whatever the version. */
    public void change(String path, String patch) {
        body(send(request(path).header("If-Match", "*").method("PATCH", BodyPublishers.ofString(patch))), 200);
    }

    public void delete(String path) {
        var response = send(request(path).header("If-Match", "*").DELETE());
        if (response.statusCode() != 204) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(organisation + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode body(HttpResponse<String> response, int expected) {
        if (response.statusCode() != expected) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
