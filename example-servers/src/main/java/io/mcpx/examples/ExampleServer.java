// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import io.mcpx.examples.auth.Guard;
import io.mcpx.examples.auth.TokenDesk;
import io.mcpx.examples.call.Change;
import io.mcpx.examples.http.Endpoint;
import io.mcpx.examples.http.FrontDoor;
import io.mcpx.examples.http.Interceptor;
import io.mcpx.examples.http.LegacyEndpoint;
import io.mcpx.examples.http.ModernEndpoint;
import io.mcpx.examples.http.SseEndpoint;
import io.mcpx.examples.http.StreamableEndpoint;
import io.mcpx.examples.peer.Features;
import io.mcpx.examples.peer.ModernService;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/**
 * One MCP server over HTTP.
 *
 * <p>Everything it does happens on one event loop; the methods here may be called from any other thread and wait.
 */
public final class ExampleServer implements AutoCloseable {

    private final ServerOptions options;
    private final Vertx vertx;
    private final Context context;
    private final Recorder recorder;
    private final Guard guard;
    private final Features features;
    private final ModernService modern;
    private final Endpoint endpoint;
    private final HttpServer http;

    /** Starts a server and returns when it listens. */
    public static ExampleServer start(ServerOptions options) {
        return start(options, Interceptor.NONE);
    }

    /** Starts a server some of whose requests are taken away by the interceptor. */
    public static ExampleServer start(ServerOptions options, Interceptor interceptor) {
        return new ExampleServer(options, interceptor);
    }

    private ExampleServer(ServerOptions options, Interceptor interceptor) {
        this.options = options;
        vertx = smallVertx();
        context = vertx.getOrCreateContext();
        recorder = new Recorder(options.recorded());
        guard = new Guard(options.credential(), InstantSource.system());
        features = features(options);
        modern = new ModernService(vertx, features, options.ttl().toMillis());
        endpoint = endpoint();
        http = onLoop(() -> vertx.createHttpServer()
                .requestHandler(new FrontDoor(options, guard, recorder, interceptor, endpoint))
                .listen(options.port(), options.host()));
    }

    public int port() {
        return http.actualPort();
    }

    /** Where a client connects to. */
    public String url() {
        var path = options.wire() == ServerOptions.Wire.HTTP_SSE ? "/sse" : "/mcp";
        return "http://" + options.host() + ":" + port() + path;
    }

    public Recorder recorder() {
        return recorder;
    }

    /** Where this server's tokens come from, if it requires any. */
    public TokenDesk tokens() {
        return guard.desk();
    }

    /** Legacy sessions now open. */
    public int sessionCount() {
        return onLoop(() -> Future.succeededFuture(endpoint.sessionCount()));
    }

    /** {@code subscriptions/listen} streams now open. */
    public int subscriptionCount() {
        return onLoop(() -> Future.succeededFuture(modern.subscriptions().count()));
    }

    /** Tool calls that clients cancelled before they were answered. */
    public int cancelledCalls() {
        return features.cancelledCalls();
    }

    /** Adds the tool {@code changing_tool}, or takes it away again, and tells the clients. */
    public void changeTools() {
        run(() -> features.toolbox().change());
    }

    /** Adds the prompt {@code changing_prompt}, or takes it away again, and tells the clients. */
    public void changePrompts() {
        run(() -> features.prompts().change());
    }

    public void updateResource(String uri) {
        run(() -> features.changes().publish(new Change.ResourceUpdated(uri)));
    }

    /** Does what a restart does to clients: streams end, sessions are no longer known. */
    public void forgetSessions() {
        run(endpoint::forgetSessions);
    }

    @Override
    public void close() {
        forgetSessions();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A Vert.x with one event loop and no temporary files. */
    public static Vertx smallVertx() {
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(files));
    }

    public static Features features(ServerOptions options) {
        return new Features(options.name(), options.pageSize(), options.extraTools(), options.badHeaders());
    }

    private Endpoint endpoint() {
        return switch (options.wire()) {
            case HTTP_SSE -> new SseEndpoint(vertx, features, options.legacyRevisions());
            case STREAMABLE_HTTP ->
                new StreamableEndpoint(
                        options.era(),
                        new LegacyEndpoint(vertx, features, options),
                        new ModernEndpoint(vertx, modern, options));
        };
    }

    private void run(Runnable action) {
        onLoop(() -> {
            action.run();
            return Future.succeededFuture(true);
        });
    }

    private <T> T onLoop(Callable<Future<T>> action) {
        return Future.<T>future(done -> context.runOnContext(now -> call(action).onComplete(done)))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static <T> Future<T> call(Callable<Future<T>> action) {
        try {
            return action.call();
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }
}
