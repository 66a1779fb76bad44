// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcpx.cli.process.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The control plane's REST API, with one administrator's token. */
public final class ControlApi implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String token;

    ControlApi(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /**
     * An entry as it is in force.
     *
     * @param tag its version
     */
    record Entry(JsonNode json, String tag) {}

    /** What is at this path; empty where nothing is. */
    Optional<Entry> find(String path) {
        var response = send(request(path).GET());
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(entry(path, response));
    }

    /** Makes something below this path. */
    Entry create(String path, String json) {
        return entry(path, send(request(path).POST(BodyPublishers.ofString(json))));
    }

    /** Makes the entry at this path, or puts this in its place. */
    void put(String path, String json) {
        var before = find(path);
        var request = request(path).PUT(BodyPublishers.ofString(json));
        before.ifPresentOrElse(
                entry -> request.header("If-Match", entry.tag()), () -> request.header("If-None-Match", "*"));
        entry(path, send(request));
    }

    /** Changes what the patch names (RFC 7396) in the version that was read. */
    void patch(String path, Entry read, String json) {
        entry(path, send(request(path).header("If-Match", read.tag()).method("PATCH", BodyPublishers.ofString(json))));
    }

    /** Deletes the version that was read. */
    void delete(String path, Entry read) {
        requireAccepted(path, send(request(path).header("If-Match", read.tag()).DELETE()));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/api/v1" + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static Entry entry(String path, HttpResponse<String> response) {
        requireAccepted(path, response);
        try {
            return new Entry(
                    MAPPER.readTree(response.body()),
                    response.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw new Failure("the control plane's answer to " + path + " is no JSON");
        }
    }

    private static void requireAccepted(String path, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new Failure(
                    "the control plane refused " + path + " with " + response.statusCode() + ": " + response.body());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failure("the control plane did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
