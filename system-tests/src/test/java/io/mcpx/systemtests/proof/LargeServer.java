// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mcpx.examples.json.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server of either era whose tools answer with a result of any size that it makes while it sends it: {@code json} as one
 * JSON text, {@code sse} as one event, {@code late} with its id last.
 */
final class LargeServer implements AutoCloseable {

    private static final String TOOLS = """
            {"resultType":"complete","ttlMs":60000,"cacheScope":"private","tools":[\
            {"name":"json","inputSchema":{"type":"object"}},{"name":"sse","inputSchema":{"type":"object"}},\
            {"name":"late","inputSchema":{"type":"object"}}]}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final boolean modern;
    private final LargeResult result;
    private final AtomicLong written = new AtomicLong();

    LargeServer(boolean modern, LargeResult result) {
        this.modern = modern;
        this.result = result;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/mcp", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    /** Bytes of results that have been written so far. */
    long written() {
        return written.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var method = RawJson.find(body, "method").orElse("\"\"");
            var id = RawJson.find(body, "id");
            if (id.isEmpty()) {
                exchange.sendResponseHeaders(202, -1);
            } else {
                answer(exchange, id.get(), method.substring(1, method.length() - 1), body);
            }
        }
    }

    private void answer(HttpExchange exchange, String id, String method, String body) throws IOException {
        switch (method) {
            case "initialize" -> {
                exchange.getResponseHeaders().set("Mcp-Session-Id", "large");
                small(exchange, id, """
                        {"protocolVersion":"2025-11-25","capabilities":{"tools":{}},\
                        "serverInfo":{"name":"large","version":"1"}}""");
            }
            case "server/discover" -> discover(exchange, id);
            case "tools/list" -> small(exchange, id, TOOLS);
            case "tools/call" ->
                call(exchange, id, RawJson.find(body, "params", "name").orElseThrow());
            default -> small(exchange, id, "{}");
        }
    }

    private void discover(HttpExchange exchange, String id) throws IOException {
        if (modern) {
            small(exchange, id, """
                    {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}}}""");
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void small(HttpExchange exchange, String id, String result) throws IOException {
        var message = ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, message.length);
        exchange.getResponseBody().write(message);
    }

    private void call(HttpExchange exchange, String id, String tool) throws IOException {
        boolean event = tool.equals("\"sse\"");
        exchange.getResponseHeaders().set("Content-Type", event ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        var lineEnd = event ? "\ndata: " : "\n";
        if (tool.equals("\"late\"")) {
            write(out, "{\"result\":");
            result.write(lineEnd, text -> write(out, text));
            write(out, ",\"jsonrpc\":\"2.0\",\"id\":" + id + "}");
        } else {
            write(out, (event ? "data: " : "") + "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":");
            result.write(lineEnd, text -> write(out, text));
            write(out, event ? "}\n\n" : "}");
        }
    }

    private void write(OutputStream out, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        out.write(bytes);
        written.addAndGet(bytes.length);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
