// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.bridge.ErrorBridge;
import io.mcpx.proxy.bridge.LogLevels;
import io.mcpx.proxy.bridge.ResultBridge;
import io.mcpx.proxy.bridge.ServerAsks;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.route.EndpointId;
import io.mcpx.proxy.session.LegacySession;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;
import org.jspecify.annotations.Nullable;

/** A request under way at a server: brings back what the server sends. */
final class ForwardedCall implements UpstreamListener {

    private final Exchange exchange;
    private final Forward.Outgoing outgoing;
    private final ResultHandler last;
    private final @Nullable HeldTasks tasks;
    private volatile @Nullable UpstreamCall call;

    ForwardedCall(Exchange exchange, Forward.Outgoing outgoing, ResultHandler last, @Nullable HeldTasks tasks) {
        this.exchange = exchange;
        this.outgoing = outgoing;
        this.last = last;
        this.tasks = tasks;
    }

    void started(UpstreamCall started) {
        call = started;
        exchange.reply().onCancel(() -> {
            started.cancel();
            exchange.trail().end(Outcome.CANCELLED, 0, 0);
        });
    }

    @Override
    public void onNotification(Message.Notification notification) {
        if (Methods.LOG_MESSAGE.equals(notification.method()) && !LogLevels.passes(wantedLevel(), notification)) {
            return;
        }
        exchange.reply()
                .send(inClientsNames(notification.slice(), notification.params())
                        .toBytes());
        slowDown();
    }

    /** A modern client asks for log messages with each request; a legacy one gets what its session has asked for. */
    private @Nullable String wantedLevel() {
        return switch (exchange.client()) {
            case ClientProgram.Legacy _ -> LogLevels.LOWEST;
            case ClientProgram.Modern modern -> modern.logLevel();
        };
    }

    private void slowDown() {
        var running = call;
        if (running != null && exchange.reply().isFull()) {
            running.pause();
            exchange.reply().onDrain(running::resume);
        }
    }

    @Override
    public void onRequest(Message.Request request, Answer answer) {
        switch (exchange.client()) {
            case ClientProgram.Legacy(var session) -> ask(session, request, answer);
            case ClientProgram.Modern _ -> refuseToBridge(request, answer);
        }
    }

    private void ask(LegacySession session, Message.Request request, Answer answer) {
        if (!ClientCapabilities.allow(session.capabilities(), request.method(), request.params())) {
            answer.error(ClientErrors.unknownMethod(request.method()));
            return;
        }
        var params = exchange.endpoint() instanceof EndpointId.Server
                ? paramsOf(request)
                : ServerAsks.named(outgoing.server(), request);
        var named = params == null ? null : inClientsNames(params, params.asObject());
        session.ask(exchange.reply(), request.method(), named, answer);
    }

    /** The same message or params, with tasks named as the client knows them. */
    private Slice inClientsNames(Slice whole, JsonObject params) {
        if (tasks == null) {
            return whole;
        }
        var edits = Splice.of(whole);
        tasks.rename(outgoing.server(), params, edits);
        return edits.toSlice();
    }

    private static @Nullable Slice paramsOf(Message.Request request) {
        return request.hasParams() ? request.params().slice() : null;
    }

    private void refuseToBridge(Message.Request request, Answer answer) {
        answer.error(JsonRpcError.of(
                ErrorCodes.METHOD_NOT_FOUND, "the client cannot be asked " + request.method() + " during this call"));
        var running = call;
        if (running != null) {
            running.cancel();
        }
        exchange.fail(
                Outcome.SERVER_ERROR,
                JsonRpcError.of(
                        ErrorCodes.INTERNAL_ERROR,
                        "server '" + outgoing.server() + "' asked for " + request.method()
                                + ", which the gateway cannot yet bridge between a client and a server of different eras"));
    }

    @Override
    public void onResult(Slice result) {
        if (!result.isObject()) {
            onFailure(new UpstreamFailure(UpstreamFailure.Kind.PROTOCOL, "result is not an object"));
            return;
        }
        if (needsBridge(result)) {
            exchange.fail(
                    Outcome.SERVER_ERROR,
                    JsonRpcError.of(
                            ErrorCodes.INTERNAL_ERROR,
                            "server '" + outgoing.server() + "' answered "
                                    + ResultBridge.resultType(result.asObject())
                                    + ", which the gateway cannot yet bridge between a client and a server of different"
                                    + " eras"));
            return;
        }
        var fitted = ResultBridge.forClient(exchange.era(), outgoing.era(), outgoing.method(), result);
        exchange.succeed(last.apply(fitted), outcome(fitted));
    }

    private boolean needsBridge(Slice result) {
        return exchange.era() == Era.LEGACY
                && outgoing.era() == Era.MODERN
                && !"complete".equals(ResultBridge.resultType(result.asObject()));
    }

    private static Outcome outcome(Slice result) {
        var object = result.asObject();
        if ("input_required".equals(object.string("resultType"))) {
            return Outcome.INPUT_REQUIRED;
        }
        var failed = object.find("isError");
        return failed != null && failed.isTrue() ? Outcome.TOOL_ERROR : Outcome.OK;
    }

    @Override
    public void onError(JsonRpcError error) {
        exchange.fail(
                Outcome.SERVER_ERROR,
                ErrorBridge.forClient(exchange.era(), outgoing.era(), outgoing.method(), error, outgoing.uri()));
    }

    @Override
    public void onFailure(UpstreamFailure failure) {
        exchange.fail(Outcome.UPSTREAM_FAILED, ClientErrors.upstream(outgoing.server(), failure));
    }
}
