// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.stdio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Cancelled;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.peer.Features;
import io.mcpx.examples.peer.LegacyPeer;
import io.mcpx.examples.peer.ModernMeta;
import io.mcpx.examples.peer.ModernService;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.rpc.Messages;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One MCP server over a pair of streams, one message on a line. */
public final class StdioServer {

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Era era;
    private final OutputStream out;
    private final LineInterceptor interceptor;
    private final Vertx vertx = ExampleServer.smallVertx();
    private final Context context = vertx.getOrCreateContext();
    private final Map<String, Promise<Void>> running = new HashMap<>();
    private final LegacyPeer legacy;
    private final ModernService modern;

    public StdioServer(ServerOptions options, OutputStream out, LineInterceptor interceptor) {
        this.era = options.era();
        this.out = out;
        this.interceptor = interceptor;
        Features features = ExampleServer.features(options);
        legacy = new LegacyPeer(vertx, features, "stdio", options.legacyRevisions(), this::write);
        modern = new ModernService(vertx, features, options.ttl().toMillis());
    }

    /** Serves until the input ends, then gives running calls two seconds to answer. */
    public void run(InputStream in) {
        try (var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var text = line;
                context.runOnContext(now -> take(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            awaitRunning();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void take(String line) {
        if (line.isBlank() || interceptor.intercept(line, this::write)) {
            return;
        }
        try {
            accept(Inbound.parse(line));
        } catch (McpError e) {
            write(Messages.error(null, e));
        }
    }

    private void accept(Inbound message) {
        switch (message) {
            case Inbound.Request request -> answer(request);
            case Inbound.Notification notification -> {
                cancelModern(notification);
                legacy.accept(notification);
            }
            case Inbound.Response response -> legacy.accept(response);
        }
    }

    private void answer(Inbound.Request request) {
        var cancelled = Promise.<Void>promise();
        running.put(request.id(), cancelled);
        var answer = isModern(request)
                ? answerModern(request, cancelled.future())
                : legacy.handle(request, Map.of(), this::write);
        answer.onSuccess(message -> message.ifPresent(this::write))
                .onComplete(done -> running.remove(request.id(), cancelled));
    }

    private boolean isModern(Inbound.Request request) {
        return switch (era) {
            case LEGACY -> false;
            case MODERN -> true;
            case DUAL -> ModernMeta.version(request) != null || request.method().equals("server/discover");
        };
    }

    private Future<Optional<String>> answerModern(Inbound.Request request, Future<Void> cancelled) {
        try {
            ModernMeta.requireComplete(request);
            ModernMeta.requireSupported(request);
        } catch (McpError e) {
            return Future.succeededFuture(Optional.of(Messages.error(request.id(), e)));
        }
        var client = ModernMeta.client(request, "stdio", Map.of());
        return modern.handle(new Call(vertx, request, client, this::write, cancelled))
                .map(result -> Optional.of(Messages.result(request.id(), result)))
                .recover(failure -> Future.succeededFuture(refusal(request, failure)));
    }

    private static Optional<String> refusal(Inbound.Request request, Throwable failure) {
        return failure instanceof Cancelled
                ? Optional.empty()
                : Optional.of(Messages.error(request.id(), McpError.of(failure)));
    }

    private void cancelModern(Inbound.Notification notification) {
        if (notification.method().equals("notifications/cancelled")) {
            var call = running.get(Json.write(notification.params().path("requestId")));
            if (call != null) {
                call.tryComplete();
            }
        }
    }

    /** Line breaks stand only between tokens of JSON, so a space is as good. */
    private void write(String message) {
        try {
            out.write((message.replaceAll("[\r\n]+", " ") + "\n").getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitRunning() {
        var idle = new CompletableFuture<Void>();
        context.runOnContext(now -> modern.subscriptions().endAll());
        vertx.setPeriodic(1, 10, timer -> {
            if (running.isEmpty()) {
                idle.complete(null);
            }
        });
        try {
            idle.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillBusy) {
            legacy.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
