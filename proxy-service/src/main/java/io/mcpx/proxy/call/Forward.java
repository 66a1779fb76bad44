// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.record.trace.UpstreamTarget;
import io.mcpx.proxy.route.EndpointId;
import io.mcpx.proxy.route.ServerName;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.Upstreams;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Sends a request on to a server and its answer back. */
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

        /** The server's own name of the tool or prompt that is used. */
        @Nullable
        String nativeName() {
            return switch (method) {
                case Methods.TOOLS_CALL, Methods.PROMPTS_GET -> params.string("name");
                default -> null;
            };
        }
    }

    private final Upstreams upstreams;
    private final LegacyClients clients;

    Forward(Upstreams upstreams, LegacyClients clients) {
        this.upstreams = upstreams;
        this.clients = clients;
    }

    void send(Exchange exchange, Outgoing outgoing, ResultHandler last) {
        var upstream = upstreams.find(outgoing.server());
        exchange.trail().reaches(outgoing.server());
        if (upstream == null) {
            var gone = new UpstreamFailure(UpstreamFailure.Kind.UNAVAILABLE, "not running");
            exchange.fail(Outcome.UPSTREAM_FAILED, ClientErrors.upstream(outgoing.server(), gone));
            return;
        }
        var listener = new ForwardedCall(exchange, outgoing, last, heldTasks(exchange));
        var target = new UpstreamTarget(upstream.spec(), outgoing.method(), outgoing.nativeName());
        var request = new UpstreamRequest(
                outgoing.method(),
                exchange.trail().goesOn(target, outgoing.params()),
                context(exchange, outgoing.era()),
                outgoing.inputSchema(),
                outgoing.repeatable());
        listener.started(upstream.send(request, listener));
    }

    private @Nullable HeldTasks heldTasks(Exchange exchange) {
        return exchange.client() instanceof ClientProgram.Legacy(var session)
                ? clients.of(session).tasks()
                : null;
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
                        clients.logLevel(session));
            case ClientProgram.Modern modern ->
                new ClientContext(
                        Era.MODERN, null, capabilities, info == null ? null : info.slice(), modern.logLevel());
        };
    }
}
