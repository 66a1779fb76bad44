// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.fake;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of HTTP+SSE with the tool {@code echo}. */
public final class FakeSseServer implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, HttpServerResponse> streams = new ConcurrentHashMap<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final List<MultiMap> heads = new CopyOnWriteArrayList<>();
    private volatile String endpoint = "/messages?session=";

    private FakeSseServer(Vertx vertx) {
        http = vertx.createHttpServer().requestHandler(this::handle);
    }

    public static FakeSseServer start(Vertx vertx) {
        var server = new FakeSseServer(vertx);
        server.http
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server;
    }

    /** What the endpoint event says, before the session. */
    public FakeSseServer naming(String address) {
        endpoint = address;
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.actualPort() + "/sse");
    }

    /** The values of this header, of every request so far. */
    public List<String> shown(String header) {
        return heads.stream().map(head -> String.valueOf(head.get(header))).toList();
    }

    public int posts() {
        return posts.get();
    }

    /** Breaks all streams. */
    public void hangUp() {
        streams.values().forEach(HttpServerResponse::reset);
    }

    @Override
    public void close() {
        http.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        heads.add(request.headers());
        if (request.method().name().equals("GET")) {
            var id = String.valueOf(streams.size() + 1);
            var response = request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            streams.put(id, response);
            response.write("event: endpoint\ndata: " + endpoint + id + "\n\n");
        } else if ("/messages".equals(request.path())) {
            posts.incrementAndGet();
            request.body().onSuccess(body -> {
                request.response().setStatusCode(202).end();
                answer(String.valueOf(request.getParam("session")), new JsonObject(body));
            });
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void answer(String session, JsonObject message) {
        var stream = streams.get(session);
        var result = result(message.getString("method"));
        if (stream != null && message.containsKey("id") && result != null) {
            var answer = new JsonObject()
                    .put("jsonrpc", "2.0")
                    .put("id", message.getValue("id"))
                    .put("result", result);
            stream.write("event: message\ndata: " + answer.encode() + "\n\n");
        }
    }

    private static @org.jspecify.annotations.Nullable JsonObject result(String method) {
        return switch (method) {
            case "initialize" ->
                new JsonObject()
                        .put("protocolVersion", "2024-11-05")
                        .put("capabilities", new JsonObject().put("tools", new JsonObject()));
            case "tools/list" -> new JsonObject().put("tools", FakeMcpServer.tools("echo"));
            case "tools/call" -> new JsonObject().put("echo", "echo");
            default -> null;
        };
    }
}
