// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.ResultMembers;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.bridge.CallDigest;
import io.mcpx.proxy.bridge.ErrorBridge;
import io.mcpx.proxy.bridge.InputRequest;
import io.mcpx.proxy.bridge.LogLevels;
import io.mcpx.proxy.bridge.NextRound;
import io.mcpx.proxy.bridge.PassingResult;
import io.mcpx.proxy.bridge.ResultBridge;
import io.mcpx.proxy.bridge.ServerAsks;
import io.mcpx.proxy.bridge.WaitingClient;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.upstream.ResultSink;
import io.mcpx.proxy.upstream.UpstreamFailure;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A client's request that was sent on: brings there what the server says, in the client's era and names. */
class Forwarded implements WaitingClient {

    private final Exchange exchange;
    private final Forward.Outgoing outgoing;
    private final ResultHandler last;
    private final RoundSeal seal;

    /** Seals what the client holds until its next round. */
    interface RoundSeal {
        String of(Exchange exchange, RoundStates.State state);

        String self();
    }

    Forwarded(Exchange exchange, Forward.Outgoing outgoing, ResultHandler last, RoundSeal seal) {
        this.exchange = exchange;
        this.outgoing = outgoing;
        this.last = last;
        this.seal = seal;
    }

    final Exchange exchange() {
        return exchange;
    }

    final Forward.Outgoing outgoing() {
        return outgoing;
    }

    @Override
    public final JsonObject capabilities() {
        return exchange.client().capabilities();
    }

    @Override
    public final void notification(Message.Notification notification) {
        if (Methods.LOG_MESSAGE.equals(notification.method()) && !LogLevels.passes(wantedLevel(), notification)) {
            return;
        }
        var named = inClientsNames(notification.slice(), notification.params());
        var own = isOfEarlierRound(notification) ? withOwnToken(named, notification) : named;
        if (own != null) {
            exchange.reply().send(own.toBytes());
        }
    }

    /** Progress of a call that was parked carries the token of the request it began with. */
    private boolean isOfEarlierRound(Message.Notification notification) {
        return Methods.PROGRESS.equals(notification.method())
                && exchange.params().has("requestState");
    }

    /** A modern client asks for log messages with each request; a legacy one gets what its session has asked for. */
    private @Nullable String wantedLevel() {
        return switch (exchange.client()) {
            case ClientProgram.Legacy _ -> LogLevels.LOWEST;
            case ClientProgram.Modern modern -> modern.logLevel();
        };
    }

    /** Null if the client's request now wants no progress. */
    private @Nullable Slice withOwnToken(Slice named, Message.Notification notification) {
        var meta = exchange.request().meta();
        var own = meta == null ? null : meta.find(MetaKeys.PROGRESS_TOKEN);
        var token = notification.params().find(MetaKeys.PROGRESS_TOKEN);
        return own == null || token == null
                ? null
                : Splice.of(named).replace(token, own).toSlice();
    }

    /** A server's question as this client sees it: with the server's name where several stand behind the endpoint. */
    final InputRequest named(InputRequest question) {
        return exchange.endpoint() instanceof EndpointId.Server
                ? question
                : new InputRequest(
                        question.key(),
                        question.method(),
                        ServerAsks.named(outgoing.server(), question.method(), question.params()));
    }

    /** The same message or params, with tasks named as the client knows them. */
    Slice inClientsNames(Slice whole, JsonObject params) {
        return whole;
    }

    @Override
    public final void result(Slice result) {
        if (!result.isObject()) {
            failure(new UpstreamFailure(UpstreamFailure.Kind.PROTOCOL, "result is not an object"));
            return;
        }
        var fitted = ResultBridge.forClient(exchange.era(), outgoing.era(), outgoing.method(), result);
        exchange.succeed(last.apply(fitted), outcome(fitted));
    }

    /** Who takes a large result of a server of the client's own era while it arrives; null if it has to be whole. */
    final @Nullable ResultSink inParts(ResultMembers begun, PassedResult.Owner call) {
        boolean mayPass = last.leavesPlain() && PassingResult.allows(outgoing.method()) && PassingResult.isPlain(begun);
        var out = mayPass ? exchange.reply().begin() : null;
        return out == null ? null : new PassedResult(exchange, outgoing.method(), out, call);
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
    public final void ask(Collection<InputRequest> requests, NextRound next) {
        var state = switch (next) {
            case NextRound.Parked(var call, var round) -> new RoundStates.State.Parked(seal.self(), call, round);
            case NextRound.Anew() -> new RoundStates.State.Anew(CallDigest.of(exchange.request()));
        };
        exchange.succeed(InputRequest.required(requests, seal.of(exchange, state)), Outcome.INPUT_REQUIRED);
    }

    @Override
    public final void error(JsonRpcError error) {
        exchange.fail(
                Outcome.SERVER_ERROR,
                ErrorBridge.forClient(exchange.era(), outgoing.era(), outgoing.method(), error, outgoing.uri()));
    }

    @Override
    public final void failure(UpstreamFailure failure) {
        exchange.fail(Outcome.UPSTREAM_FAILED, ClientErrors.upstream(outgoing.server(), failure));
    }

    @Override
    public final void refusal(JsonRpcError error) {
        exchange.fail(Outcome.SERVER_ERROR, error);
    }

    @Override
    public final void onCancel(Runnable action) {
        exchange.reply().onCancel(() -> {
            action.run();
            exchange.trail().end(Outcome.CANCELLED, 0, 0);
        });
    }

    @Override
    public final boolean isFull() {
        return exchange.reply().isFull();
    }

    @Override
    public final void onDrain(Runnable action) {
        exchange.reply().onDrain(action);
    }
}
