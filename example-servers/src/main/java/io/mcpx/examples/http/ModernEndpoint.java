// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.Recorder;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Cancelled;
import io.mcpx.examples.peer.ModernMeta;
import io.mcpx.examples.peer.ModernService;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.rpc.Messages;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Streamable HTTP of revision 2026-07-28: POST only, no session. Used on one event loop only. */
public final class ModernEndpoint implements Endpoint {

    private final Vertx vertx;
    private final ModernService service;
    private final ServerOptions options;
    private final Map<String, List<ParamHeaders>> paramHeaders = new HashMap<>();

    public ModernEndpoint(Vertx vertx, ModernService service, ServerOptions options) {
        this.vertx = vertx;
        this.service = service;
        this.options = options;
    }

    @Override
    public void serve(HttpServerRequest request, Recorder.Received received) {
        if (!request.method().name().equals("POST")) {
            Replies.status(request.response(), 405);
            return;
        }
        try {
            accept(request, received, Inbound.parse(received.body()));
        } catch (McpError e) {
            Replies.error(request.response(), e.httpStatus(), null, e);
        }
    }

    @Override
    public void forgetSessions() {
        service.subscriptions().endAll();
    }

    @Override
    public int sessionCount() {
        return 0;
    }

    private void accept(HttpServerRequest request, Recorder.Received received, Inbound message) {
        switch (message) {
            case Inbound.Request call -> answer(request, received, call);
            case Inbound.Notification notification -> Replies.status(request.response(), 202);
            case Inbound.Response response -> throw McpError.invalidRequest("nothing was asked");
        }
    }

    private void answer(HttpServerRequest request, Recorder.Received received, Inbound.Request message) {
        try {
            check(request, message);
            serve(request.response(), received, message);
        } catch (McpError e) {
            Replies.error(request.response(), e.httpStatus(), message.id(), e);
        }
    }

    private void check(HttpServerRequest request, Inbound.Request message) {
        if (ModernMeta.version(message) == null && message.method().equals("initialize")) {
            ModernMeta.requireComplete(message);
        }
        HeaderChecks.requireVersion(request.headers());
        ModernMeta.requireComplete(message);
        HeaderChecks.compareVersion(request.headers(), message);
        ModernMeta.requireSupported(message);
        HeaderChecks.compareMethod(request.headers(), message);
        HeaderChecks.compareName(request.headers(), message);
        service.requireKnown(message.method());
        if (message.method().equals("tools/call")) {
            paramHeaders(message.params().path("name").asText())
                    .forEach(param ->
                            param.check(request.headers(), message.params().path("arguments")));
        }
    }

    private List<ParamHeaders> paramHeaders(String toolName) {
        return service.tool(toolName)
                .map(tool -> paramHeaders.computeIfAbsent(toolName, name -> ParamHeaders.of(tool)))
                .orElse(List.of());
    }

    private void serve(HttpServerResponse response, Recorder.Received received, Inbound.Request message) {
        var answer = new PostAnswer(response, EventStream.passing(), 1, false);
        var gone = Promise.<Void>promise();
        response.closeHandler(closed -> gone.tryComplete());
        var client = ModernMeta.client(message, "http", received.headers());
        service.handle(new Call(vertx, message, client, answer, gone.future()))
                .onSuccess(result -> succeed(answer, Messages.result(message.id(), result)))
                .onFailure(failure -> fail(response, answer, message, failure));
    }

    private void succeed(PostAnswer answer, String message) {
        if (options.answers() == ServerOptions.Answers.SSE) {
            answer.openStream();
        }
        answer.answer(Optional.of(message));
    }

    private static void fail(
            HttpServerResponse response, PostAnswer answer, Inbound.Request message, Throwable failure) {
        if (failure instanceof Cancelled) {
            return;
        }
        var error = McpError.of(failure);
        if (answer.isStreaming()) {
            answer.answer(Optional.of(Messages.error(message.id(), error)));
        } else {
            Replies.error(response, error.httpStatus(), message.id(), error);
        }
    }
}
