// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.train;

import io.mcpx.cli.process.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The usual calls of clients of both eras, often enough for the JVM to see where its time goes. */
final class Exercise {

    private static final int ROUNDS = 400;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration SERVERS = Duration.ofSeconds(20);
    private static final Map<String, String> NONE = Map.of();

    private static final String META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientCapabilities":{},\
            "io.modelcontextprotocol/clientInfo":{"name":"train","version":"1"}}""";

    private final URI gateway;
    private final URI management;

    Exercise(URI gateway, URI management) {
        this.gateway = gateway;
        this.management = management;
    }

    void run() {
        try (var client = HttpClient.newHttpClient()) {
            awaitTools(client);
            modern(client);
            legacy(client);
            send(client, HttpRequest.newBuilder(management.resolve("/metrics")).build());
        }
    }

    /** Both servers have to be there, or the calls would teach how to fail. */
    private void awaitTools(HttpClient client) {
        long deadline = System.nanoTime() + SERVERS.toNanos();
        while (!listsBoth(modern(client, "tools/list", "", NONE).body())) {
            if (System.nanoTime() > deadline) {
                throw new Failure("the example servers did not become ready");
            }
        }
    }

    private static boolean listsBoth(String tools) {
        return tools.contains("\"legacy__echo\"") && tools.contains("\"modern__echo\"");
    }

    private void modern(HttpClient client) {
        for (int round = 0; round < ROUNDS; round++) {
            modern(client, "tools/call", params("modern__echo"), Map.of("Mcp-Name", "modern__echo"));
            modern(client, "tools/list", "", NONE);
        }
    }

    private HttpResponse<String> modern(HttpClient client, String method, String params, Map<String, String> more) {
        var request = post(request(0, method, params + META))
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        more.forEach(request::header);
        return send(client, request.build());
    }

    private void legacy(HttpClient client) {
        var initialize = """
                "protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"train","version":"1"}""";
        var opened = send(client, post(request(0, "initialize", initialize)).build());
        var session = opened.headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow(() -> new Failure("no session was opened: " + opened.body()));
        legacy(client, session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        for (int round = 1; round <= ROUNDS; round++) {
            legacy(
                    client,
                    session,
                    request(round, "tools/call", params("legacy__echo").replaceFirst(",$", "")));
            legacy(client, session, request(round, "tools/list", ""));
        }
    }

    private void legacy(HttpClient client, String session, String body) {
        send(client, post(body).header("Mcp-Session-Id", session).build());
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(gateway)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body));
    }

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":{%s}}".formatted(id, method, params);
    }

    private static String params(String tool) {
        return "\"name\":\"%s\",\"arguments\":{\"text\":\"something to say\"},".formatted(tool);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new Failure("status " + response.statusCode() + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new Failure("no answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
