// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client that gives and takes the text of messages, so that tests can compare it character by character. */
public final class RawClient implements AutoCloseable {

    private static final String MODERN_META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"raw\",\"version\":\"1\"},"
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final Map<String, String> headers;
    private final boolean isModern;

    private RawClient(URI url, Map<String, String> headers, boolean isModern) {
        this.url = url;
        this.headers = headers;
        this.isModern = isModern;
    }

    /** A client of 2026-07-28. */
    public static RawClient modern(String url) {
        return new RawClient(URI.create(url), Map.of("MCP-Protocol-Version", "2026-07-28"), true);
    }

    /** A client of 2025-11-25 whose session is open. */
    public static RawClient legacy(String url) {
        try (var opening = new RawClient(URI.create(url), Map.of(), false)) {
            var opened = opening.post(
                    "initialize",
                    "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                            + "\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}",
                    Map.of());
            var session = opened.headers().firstValue("Mcp-Session-Id").orElseThrow();
            var headers = Map.of("Mcp-Session-Id", session, "MCP-Protocol-Version", "2025-11-25");
            var client = new RawClient(URI.create(url), headers, false);
            client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", Map.of());
            return client;
        }
    }

    /** The same client, sending one more header. */
    public RawClient with(String header, String value) {
        return new RawClient(url, plus(headers, header, value), isModern);
    }

    /** The answer to a {@code tools/call}. */
    public String call(String tool, String arguments) {
        var params = "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + withMeta(",") + "}";
        return post("tools/call", params, Map.of("Mcp-Name", tool)).body();
    }

    /** The answer to a list method. */
    public String list(String method) {
        return post(method, "{" + withMeta("") + "}", Map.of()).body();
    }

    @Override
    public void close() {
        http.close();
    }

    private String withMeta(String separator) {
        return isModern ? separator + MODERN_META : "";
    }

    private HttpResponse<String> post(String method, String params, Map<String, String> named) {
        var message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
        var response = send(message, isModern ? plus(named, "Mcp-Method", method) : Map.of());
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response;
    }

    private HttpResponse<String> send(String message, Map<String, String> more) {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(message, StandardCharsets.UTF_8));
        List.of(headers, more).forEach(some -> some.forEach(request::header));
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> plus(Map<String, String> some, String key, String value) {
        return Stream.concat(some.entrySet().stream(), Stream.of(Map.entry(key, value)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
