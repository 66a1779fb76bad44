// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.fake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An MCP server over HTTP whose every reaction a test may replace, and which remembers what it got. */
public final class FakeMcpServer implements AutoCloseable {

    /** What the server does with one request. */
    public interface Reaction {
        void to(FakeExchange exchange);
    }

    private final Vertx vertx;
    private volatile HttpServer http;
    private volatile int port;

    /** Of this server only: something else on the machine may still look for a server that had the port before. */
    private final String path = "/" + UUID.randomUUID();

    private final Map<String, Reaction> reactions = new ConcurrentHashMap<>();
    private final List<FakeExchange> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();

    private FakeMcpServer(Vertx vertx) {
        this.vertx = vertx;
        http = vertx.createHttpServer().requestHandler(this::handle);
    }

    private void listen() {
        http.listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        port = http.actualPort();
    }

    /** Is not there until it comes back. */
    public void goAway() {
        leave().toCompletionStage().toCompletableFuture().join();
    }

    /** Begins to go away; for reactions, which must not wait. */
    public Future<Void> leave() {
        return http.close();
    }

    /** Is there again, at the same address. */
    public void comeBack() {
        http = vertx.createHttpServer().requestHandler(this::handle);
        listen();
    }

    /** Knows nothing: every request gets 404. */
    public static FakeMcpServer start(Vertx vertx) {
        var server = new FakeMcpServer(vertx);
        server.listen();
        return server;
    }

    /** Speaks 2025-11-25 with sessions, has the tool {@code echo}, and no event stream. */
    public static FakeMcpServer legacy(Vertx vertx) {
        return start(vertx)
                .on("server/discover", exchange -> exchange.error(400, -32000, "Bad Request: Server not initialized"))
                .on("GET", exchange -> exchange.status(405))
                .on("DELETE", exchange -> exchange.status(200))
                .on("notifications/initialized", exchange -> exchange.status(202))
                .on("notifications/cancelled", exchange -> exchange.status(202))
                .on("response", exchange -> exchange.status(202))
                .on("ping", exchange -> exchange.result(new JsonObject()))
                .withTools("echo")
                .withEmptyLists()
                .initializing(new JsonObject().put("tools", new JsonObject()));
    }

    /** Speaks 2026-07-28 and has the tool {@code echo}. */
    public static FakeMcpServer modern(Vertx vertx) {
        return start(vertx)
                .withTools("echo")
                .withEmptyLists()
                .discovering(new JsonObject().put("tools", new JsonObject()));
    }

    public FakeMcpServer on(String method, Reaction reaction) {
        reactions.put(method, reaction);
        return this;
    }

    private FakeMcpServer withEmptyLists() {
        return on("prompts/list", exchange -> exchange.result(new JsonObject().put("prompts", new JsonArray())))
                .on("resources/list", exchange -> exchange.result(new JsonObject().put("resources", new JsonArray())))
                .on(
                        "resources/templates/list",
                        exchange -> exchange.result(new JsonObject().put("resourceTemplates", new JsonArray())));
    }

    public FakeMcpServer withTools(String... names) {
        return on("tools/list", exchange -> exchange.result(new JsonObject().put("tools", tools(names))));
    }

    public FakeMcpServer initializing(JsonObject capabilities) {
        return on("initialize", exchange -> {
            exchange.response().putHeader("Mcp-Session-Id", "session-" + sessions.incrementAndGet());
            exchange.result(new JsonObject()
                    .put("protocolVersion", "2025-11-25")
                    .put("capabilities", capabilities)
                    .put("serverInfo", new JsonObject().put("name", "fake").put("version", "1")));
        });
    }

    public FakeMcpServer discovering(JsonObject capabilities) {
        return on("server/discover", exchange -> exchange.result(discovered(capabilities)));
    }

    public static JsonObject discovered(JsonObject capabilities) {
        return new JsonObject()
                .put("resultType", "complete")
                .put("supportedVersions", new JsonArray().add("2026-07-28"))
                .put("capabilities", capabilities);
    }

    public static JsonArray tools(String... names) {
        var tools = new JsonArray();
        for (var name : names) {
            tools.add(new JsonObject().put("name", name).put("inputSchema", new JsonObject().put("type", "object")));
        }
        return tools;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** All requests of this method, JSON-RPC or HTTP, in the order they came. */
    public List<FakeExchange> received(String method) {
        return received.stream()
                .filter(exchange -> exchange.method().equals(method))
                .toList();
    }

    public List<FakeExchange> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        goAway();
    }

    private void handle(HttpServerRequest request) {
        if (!path.equals(request.path())) {
            request.response().setStatusCode(404).end();
            return;
        }
        if (request.method().name().equals("POST")) {
            request.body().onSuccess(body -> dispatch(new FakeExchange(request, body)));
        } else {
            dispatch(new FakeExchange(request, Buffer.buffer()));
        }
    }

    private void dispatch(FakeExchange exchange) {
        received.add(exchange);
        reactions
                .getOrDefault(exchange.method(), unknown -> unknown.status(404))
                .to(exchange);
    }
}
