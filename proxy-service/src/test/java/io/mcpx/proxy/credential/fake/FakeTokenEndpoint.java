// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.fake;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A token endpoint that issues {@code token-1}, {@code token-2} and on, or does what a test tells it. */
public final class FakeTokenEndpoint implements AutoCloseable {

    /** What one request brought. */
    public record Asked(@Nullable String authorization, String form) {}

    private final HttpServer http;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile BiConsumer<HttpServerRequest, Asked> reaction = (request, what) -> issue(request, 300);

    private FakeTokenEndpoint(Vertx vertx) {
        http = vertx.createHttpServer().requestHandler(this::handle);
        http.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    public static FakeTokenEndpoint start(Vertx vertx) {
        return new FakeTokenEndpoint(vertx);
    }

    public FakeTokenEndpoint reacting(BiConsumer<HttpServerRequest, Asked> how) {
        reaction = how;
        return this;
    }

    /** Answers with this status, type and text. */
    public FakeTokenEndpoint answering(int status, String contentType, String text) {
        return reacting((request, what) -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType)
                .end(text));
    }

    /** Answers as it should, with this life in seconds. */
    public void issue(HttpServerRequest request, int life) {
        json(
                request,
                200,
                new JsonObject()
                        .put("access_token", "token-" + issued.incrementAndGet())
                        .put("token_type", "bearer")
                        .put("expires_in", life));
    }

    public static void json(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .end(body.toBuffer());
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.actualPort() + "/oauth/token?tenant=1");
    }

    @Override
    public void close() {
        http.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var what = new Asked(request.getHeader("Authorization"), body.toString());
            asked.add(what);
            reaction.accept(request, what);
        });
    }
}
