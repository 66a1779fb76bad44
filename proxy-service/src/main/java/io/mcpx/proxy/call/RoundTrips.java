// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.bridge.CallDigest;
import io.mcpx.proxy.bridge.NextRound;
import io.mcpx.proxy.bridge.parked.ParkedCalls;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests that may take several rounds (2026-07-28): {@code tools/call}, {@code prompts/get}, {@code resources/read}. A modern
 * server's {@code requestState} travels sealed; a state of the gateway's own leads back to the call that is parked.
 */
@Singleton
final class RoundTrips {

    private final Forward forward;
    private final ParkedCalls parked;
    private final RoundStates states;

    RoundTrips(Forward forward, ParkedCalls parked, RoundStates states) {
        this.forward = forward;
        this.parked = parked;
        this.states = states;
    }

    /** Sends a request on, or goes on with the call it is a further round of. */
    void send(
            Exchange exchange,
            OutgoingParams params,
            Function<OutgoingParams, Forward.Outgoing> outgoing,
            ResultHandler last) {
        var held = exchange.params().find("requestState");
        if (held == null) {
            first(exchange, outgoing.apply(params), last);
            return;
        }
        var state = held.isString()
                ? states.open(exchange.endpoint(), exchange.caller(), exchange.request(), held.asString())
                : Optional.<RoundStates.State>empty();
        if (state.isEmpty()) {
            refuse(exchange);
        } else {
            next(exchange, state.get(), params, outgoing, last);
        }
    }

    /** The replica that holds the call which this request is a further round of; null if any replica will do. */
    @Nullable
    String holder(EndpointId endpoint, Caller caller, Message.Request request) {
        var held = request.params().string("requestState");
        return held == null
                ? null
                : states.open(endpoint, caller, request, held)
                        .map(state -> state instanceof RoundStates.State.Parked own ? own.holder() : null)
                        .orElse(null);
    }

    private void first(Exchange exchange, Forward.Outgoing outgoing, ResultHandler last) {
        forward.send(exchange, outgoing, sealing(exchange, outgoing.server(), last));
    }

    private void next(
            Exchange exchange,
            RoundStates.State state,
            OutgoingParams params,
            Function<OutgoingParams, Forward.Outgoing> outgoing,
            ResultHandler last) {
        switch (state) {
            case RoundStates.State.OfServer(var server, var own) -> {
                var toServer = outgoing.apply(params.set("requestState", own));
                if (toServer.server().equals(server)) {
                    first(exchange, toServer, last);
                } else {
                    refuse(exchange);
                }
            }
            case RoundStates.State.Parked own -> resume(exchange, own, outgoing.apply(params), last);
            case RoundStates.State.Anew(var digest) -> {
                if (digest.equals(CallDigest.of(exchange.request()))) {
                    first(exchange, outgoing.apply(params.drop("requestState").drop("inputResponses")), last);
                } else {
                    refuse(exchange);
                }
            }
        }
    }

    private void resume(
            Exchange exchange, RoundStates.State.Parked own, Forward.Outgoing outgoing, ResultHandler last) {
        exchange.trail().reaches(outgoing.server());
        var call = parked.find(own.call(), exchange.caller());
        var responses = exchange.params().object("inputResponses");
        boolean resumed = call != null
                && call.resume(
                        forward.client(exchange, outgoing, sealing(exchange, outgoing.server(), last)),
                        new NextRound.Parked(own.call(), own.round()),
                        CallDigest.of(exchange.request()),
                        responses == null ? JsonObject.EMPTY : responses);
        if (!resumed) {
            exchange.refuse(
                    ClientErrors.invalidParams(
                            "requestState: the call it belongs to no longer waits for it: answered,"
                                    + " expired, or lost with the replica that held it (expected: the latest state of a call that waits)"));
        }
    }

    private ResultHandler sealing(Exchange exchange, ServerName server, ResultHandler last) {
        ResultHandler sealing = result -> last.apply(seal(exchange, server, result));
        return last.leavesPlain() ? ResultHandler.leavingPlain(sealing) : sealing;
    }

    /** Seals the state of a server's {@code input_required} result. */
    private Slice seal(Exchange exchange, ServerName server, Slice result) {
        var object = result.asObject();
        var state = object.string("requestState");
        if (state == null || !"input_required".equals(object.string("resultType"))) {
            return result;
        }
        var sealed = states.seal(exchange, new RoundStates.State.OfServer(server, state));
        return Splice.of(result)
                .put(object, "requestState", JsonWriter.quote(sealed))
                .toSlice();
    }

    private static void refuse(Exchange exchange) {
        exchange.refuse(ClientErrors.invalidParams(
                "requestState: unknown or expired (expected: exactly the one given for this request)"));
    }
}
