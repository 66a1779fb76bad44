// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.bridge.BridgeConfig;
import io.mcpx.proxy.bridge.CallDigest;
import io.mcpx.proxy.bridge.parked.AwaitedTask;
import io.mcpx.proxy.bridge.parked.ParkableCall;
import io.mcpx.proxy.bridge.parked.ParkedCalls;
import io.mcpx.proxy.bridge.rounds.ModernServer;
import io.mcpx.proxy.bridge.rounds.RoundsCall;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.upstream.Unheard;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Calls between a client and a server of different eras. */
@Singleton
final class EraBridge implements Forwarded.RoundSeal {

    private final ParkedCalls parked;
    private final BridgeConfig config;
    private final RoundStates states;
    private final Peers peers;
    private final Vertx vertx;

    EraBridge(ParkedCalls parked, BridgeConfig config, RoundStates states, Peers peers, Vertx vertx) {
        this.parked = parked;
        this.config = config;
        this.states = states;
        this.peers = peers;
        this.vertx = vertx;
    }

    void send(Forwarded client, Forward.Way way) {
        if (client instanceof ForwardedOfSession legacy) {
            toModern(legacy, way);
        } else {
            toLegacy(client, way);
        }
    }

    private void toModern(ForwardedOfSession client, Forward.Way way) {
        var server = new ModernServer() {
            @Override
            public UpstreamCall call(JsonObject params, UpstreamListener listener) {
                return way.call(client.outgoing().with(params), listener);
            }

            @Override
            public UpstreamCall task(String method, JsonObject params, UpstreamListener listener) {
                return way.aside(method, params, Era.MODERN, listener);
            }
        };
        new RoundsCall(config, vertx, client, server, client.outgoing().params()).start();
    }

    private void toLegacy(Forwarded client, Forward.Way way) {
        var exchange = client.exchange();
        var terms = new ParkableCall.Terms(exchange.caller(), () -> CallDigest.of(exchange.request()), client::named);
        var call = new ParkableCall(parked, terms, client);
        var listener = client.outgoing().params().has("task") ? new AwaitedTask(call, new LegacyTask(way)) : call;
        call.started(way.call(client.outgoing(), listener));
    }

    @Override
    public String of(Exchange exchange, RoundStates.State state) {
        return states.seal(exchange, state);
    }

    @Override
    public String self() {
        return peers.self();
    }

    private record LegacyTask(Forward.Way way) implements AwaitedTask.Server {

        @Override
        public UpstreamCall result(String taskId, UpstreamListener listener) {
            return way.aside(Methods.TASKS_RESULT, params(taskId), Era.LEGACY, listener);
        }

        @Override
        public void cancel(String taskId) {
            way.aside(Methods.TASKS_CANCEL, params(taskId), Era.LEGACY, new Unheard());
        }

        private static JsonObject params(String taskId) {
            return new JsonWriter()
                    .beginObject()
                    .name("taskId")
                    .string(taskId)
                    .endObject()
                    .toSlice()
                    .asObject();
        }
    }
}
