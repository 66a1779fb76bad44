// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Opens and ends legacy sessions, as clients do before they are measured. Thread-safe. */
public final class Sessions implements AutoCloseable {

    static final String REVISION = "2025-11-25";

    private static final int AT_ONCE = 8;

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":"init","method":"initialize","params":{"protocolVersion":"%s",\
            "capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}""".formatted(REVISION);

    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** So many clients, each with a session of its own. */
    public List<Client> open(Endpoint endpoint, int count) {
        return atOnce(Collections.nCopies(count, () -> open(endpoint)));
    }

    /** Ends the sessions of these clients. */
    public void end(List<Client> clients) {
        atOnce(clients.stream()
                .<Callable<Client>>map(client -> () -> end(client))
                .toList());
    }

    private static List<Client> atOnce(List<Callable<Client>> tasks) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var done = new ArrayList<Client>();
            for (var task : workers.invokeAll(tasks)) {
                done.add(task.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("sessions: " + e.getMessage(), e);
        }
    }

    private Client end(Client client) {
        if (client instanceof Client.Legacy legacy) {
            var request = HttpRequest.newBuilder(legacy.endpoint().url())
                    .header("Mcp-Session-Id", legacy.session())
                    .header("MCP-Protocol-Version", REVISION)
                    .DELETE();
            legacy.endpoint().headers().forEach(request::header);
            sendAgain(request.build());
        }
        return client;
    }

    /** One client with a session. */
    public Client open(Endpoint endpoint) {
        var opened = post(endpoint, Optional.empty(), INITIALIZE);
        var session = opened.headers().firstValue("Mcp-Session-Id");
        if (opened.statusCode() != 200 || session.isEmpty()) {
            throw new IllegalStateException(
                    "no session at " + endpoint.url() + ": status " + opened.statusCode() + " " + opened.body());
        }
        post(endpoint, session, INITIALIZED);
        return new Client.Legacy(endpoint, session.get());
    }

    /** The body of the answer to one request of a client. */
    public String ask(Client client, Operation operation) {
        return switch (client) {
            case Client.Legacy(var endpoint, var session) ->
                post(endpoint, Optional.of(session), body(operation)).body();
            case Client.Modern _ -> throw new IllegalArgumentException("client: modern (expected: legacy)");
        };
    }

    private static String body(Operation operation) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + operation.method() + "\",\"params\":{}}";
    }

    private HttpResponse<String> post(Endpoint endpoint, Optional<String> session, String body) {
        var request = HttpRequest.newBuilder(endpoint.url())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body));
        endpoint.headers().forEach(request::header);
        session.ifPresent(id -> request.header("Mcp-Session-Id", id).header("MCP-Protocol-Version", REVISION));
        return send(request.build());
    }

    /** For what may be asked twice: the JDK's client now and then loses the connection of a request without a body. */
    private HttpResponse<String> sendAgain(HttpRequest request) {
        try {
            return send(request);
        } catch (IllegalStateException e) {
            return send(request);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
