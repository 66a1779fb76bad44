// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.record.trace.UpstreamTarget;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.Upstreams;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Sends a request on to a server and its answer back: within one era as it is, else over the {@link EraBridge}. */
@Singleton
final class Forward {

    /**
     * What goes to a server.
     *
     * @param era of that server
     * @param params in native names, without what belongs to the client's hop
     * @param inputSchema the tool's native schema, or null
     * @param repeatable whether the call may be sent twice
     * @param uri the resource it concerns, or null
     */
    record Outgoing(
            ServerName server,
            Era era,
            String method,
            JsonObject params,
            @Nullable Slice inputSchema,
            boolean repeatable,
            @Nullable String uri) {

        /** The same with other params. */
        Outgoing with(JsonObject others) {
            return new Outgoing(server, era, method, others, inputSchema, repeatable, uri);
        }

        /** The server's own name of the tool or prompt that is used. */
        @Nullable
        String nativeName() {
            return switch (method) {
                case Methods.TOOLS_CALL, Methods.PROMPTS_GET -> params.string("name");
                default -> null;
            };
        }
    }

    /** What a legacy client that never set a level gets of a modern server, which says nothing unless asked to. */
    private static final String USUAL_LEVEL = "info";

    private final Upstreams upstreams;
    private final LegacyClients clients;
    private final EraBridge bridge;

    Forward(Upstreams upstreams, LegacyClients clients, EraBridge bridge) {
        this.upstreams = upstreams;
        this.clients = clients;
        this.bridge = bridge;
    }

    void send(Exchange exchange, Outgoing outgoing, ResultHandler last) {
        var upstream = upstreams.find(outgoing.server());
        exchange.trail().reaches(outgoing.server());
        if (upstream == null) {
            var gone = new UpstreamFailure(UpstreamFailure.Kind.UNAVAILABLE, "not running");
            exchange.fail(Outcome.UPSTREAM_FAILED, ClientErrors.upstream(outgoing.server(), gone));
            return;
        }
        var client = client(exchange, outgoing, last);
        if (outgoing.era() == exchange.era()) {
            var call = new ForwardedCall(client);
            call.started(upstream.send(request(exchange, upstream, outgoing), call));
        } else {
            bridge.send(client, new Way(exchange, upstream));
        }
    }

    /** The client's side of a request that is sent on. */
    Forwarded client(Exchange exchange, Outgoing outgoing, ResultHandler last) {
        return switch (exchange.client()) {
            case ClientProgram.Legacy(var session) ->
                new ForwardedOfSession(
                        exchange,
                        outgoing,
                        last,
                        bridge,
                        session,
                        clients.of(session).tasks());
            case ClientProgram.Modern _ -> new Forwarded(exchange, outgoing, last, bridge);
        };
    }

    private UpstreamRequest request(Exchange exchange, Upstream upstream, Outgoing outgoing) {
        var target = new UpstreamTarget(upstream.spec(), outgoing.method(), outgoing.nativeName());
        return new UpstreamRequest(
                outgoing.method(),
                exchange.trail().goesOn(target, outgoing.params()),
                context(exchange, outgoing.era()),
                outgoing.inputSchema(),
                outgoing.repeatable());
    }

    private ClientContext context(Exchange exchange, Era server) {
        var client = exchange.client();
        var everyExtension = exchange.endpoint() instanceof EndpointId.Server;
        var capabilities = ClientCapabilities.towards(server, exchange.era(), client.capabilities(), everyExtension);
        var info = client.info();
        return switch (client) {
            case ClientProgram.Legacy(var session) ->
                new ClientContext(
                        Era.LEGACY,
                        session.key(),
                        capabilities,
                        info == null ? null : info.slice(),
                        level(clients.logLevel(session), server));
            case ClientProgram.Modern modern ->
                new ClientContext(
                        Era.MODERN, null, capabilities, info == null ? null : info.slice(), modern.logLevel());
        };
    }

    private static @Nullable String level(@Nullable String asked, Era server) {
        return asked == null && server == Era.MODERN ? USUAL_LEVEL : asked;
    }

    /** One client's way to one server, for requests across eras. */
    final class Way {

        private final Exchange exchange;
        private final Upstream upstream;

        private Way(Exchange exchange, Upstream upstream) {
            this.exchange = exchange;
            this.upstream = upstream;
        }

        /** Sends the call itself, on the record of the client's request. */
        UpstreamCall call(Outgoing outgoing, UpstreamListener listener) {
            return upstream.send(request(exchange, upstream, outgoing), listener);
        }

        /** Sends what the gateway has to say about the call. */
        UpstreamCall aside(String method, JsonObject params, Era era, UpstreamListener listener) {
            return upstream.send(new UpstreamRequest(method, params, context(exchange, era), null, false), listener);
        }
    }
}
