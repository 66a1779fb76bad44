// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plain HTTP client with MCP's headers at hand; every {@code with} gives a new one. */
final class McpClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestServer server;
    private final String path;
    private final Map<String, String> headers;

    McpClient(TestServer server) {
        this(
                server,
                "/mcp",
                Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream"));
    }

    private McpClient(TestServer server, String path, Map<String, String> headers) {
        this.server = server;
        this.path = path;
        this.headers = headers;
    }

    McpClient at(String otherPath) {
        return new McpClient(server, otherPath, headers);
    }

    /** The same client, whose load balancer takes another replica. */
    McpClient through(TestServer replica) {
        return new McpClient(replica, path, headers);
    }

    McpClient with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new McpClient(server, path, more);
    }

    McpClient without(String header) {
        var fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new McpClient(server, path, fewer);
    }

    /** With the headers that a modern call needs. */
    McpClient modern(String method, String name) {
        return with("MCP-Protocol-Version", "2026-07-28")
                .with("Mcp-Method", method)
                .with("Mcp-Name", name);
    }

    /** A client whose session is open and initialized. */
    McpClient session(String revision) {
        var opened = post(initialize(revision));
        var client = with(
                        "Mcp-Session-Id",
                        opened.headers().firstValue("Mcp-Session-Id").orElseThrow())
                .with("MCP-Protocol-Version", revision);
        client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return client;
    }

    HttpResponse<String> post(String body) {
        return send("POST", body);
    }

    HttpResponse<String> send(String method, String body) {
        try {
            return HTTP.send(request(method, body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts and reads the answer as it comes. */
    Events streamPost(String body) {
        return stream("POST", body);
    }

    Events streamGet() {
        return stream("GET", "");
    }

    /** A POST as text, for {@link RawHttp}. */
    String rawPost(String body) {
        var text = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    static String initialize(String revision) {
        return """
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s","capabilities":{},\
                "clientInfo":{"name":"test","version":"1"}}}""".formatted(revision);
    }

    /** A legacy call of a tool. */
    static String call(Object id, String tool) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\"}}"
                .formatted(id, tool);
    }

    /** A modern call of a tool. */
    static String modernCall(Object id, String tool) {
        return """
                {"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"name":"%s","_meta":{\
                "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(id, tool);
    }

    private Events stream(String method, String body) {
        try {
            return new Events(HTTP.send(request(method, body), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest request(String method, String body) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(server.at(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, publisher);
        headers.forEach(request::header);
        return request.build();
    }
}
