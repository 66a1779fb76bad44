// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.line;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.link.Ask;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.InitializeRequest;
import io.mcpx.proxy.upstream.link.Outcome;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.Session;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/** Begins a session on a line that has just been opened. */
public final class LineHandshake {

    private final Vertx vertx;
    private final Conversation conversation;
    private final ClientContext client;
    private final Duration deadline;

    /**
     * The handshake of one conversation. To be used on a Vert.x context.
     *
     * @param deadline for each answer that the server must give
     */
    public LineHandshake(Vertx vertx, Conversation conversation, ClientContext client, Duration deadline) {
        this.vertx = vertx;
        this.conversation = conversation;
        this.client = client;
        this.deadline = deadline;
    }

    /** With {@code initialize}. Fails with a {@link ConnectFailure}. */
    public Future<Session> legacy() {
        return ask(InitializeRequest.of(client, Revision.LATEST_LEGACY), Revision.LATEST_LEGACY, deadline)
                .compose(outcome -> switch (outcome) {
                    case Outcome.Answered(var result) -> initialized(result);
                    case Outcome.Refused(var error) -> fail(Kind.PROTOCOL, "initialize refused with " + error.code());
                    case Outcome.Failed(var broken) -> fail(broken.failure());
                });
    }

    /** With {@code server/discover}, and nothing else if that fails. */
    public Future<Session> modern() {
        return discover(Revision.LATEST_MODERN, deadline).compose(outcome -> switch (outcome) {
            case Outcome.Answered(var result) -> discovered(result);
            case Outcome.Refused(var error) -> refused(error);
            case Outcome.Failed(var broken) -> fail(broken.failure());
        });
    }

    /**
     * With {@code server/discover}; if the answer is not that of a modern server, or does not come for a while, with
     * {@code initialize}.
     *
     * @param patience how long silence lasts before it means a legacy server
     */
    public Future<Session> either(Duration patience) {
        return discover(Revision.LATEST_MODERN, patience).compose(outcome -> switch (outcome) {
            case Outcome.Answered(var result) -> Peer.ofDiscover(result).isPresent() ? discovered(result) : legacy();
            case Outcome.Refused(var error) -> ErrorCodes.isModern(error.code()) ? refused(error) : legacy();
            case Outcome.Failed(var broken) ->
                broken.failure().kind() == Kind.TIMEOUT ? legacy() : fail(broken.failure());
        });
    }

    /** A modern server that did not like the request: tried once more in a revision it names. */
    private Future<Session> refused(JsonRpcError error) {
        var revision = named(error);
        if (revision.isEmpty()) {
            return legacy();
        }
        return discover(revision.get(), deadline).compose(outcome -> switch (outcome) {
            case Outcome.Answered(var result) -> discovered(result);
            case Outcome.Refused(var again) -> fail(Kind.PROTOCOL, "server/discover refused with " + again.code());
            case Outcome.Failed(var broken) -> fail(broken.failure());
        });
    }

    private static Optional<Revision> named(JsonRpcError error) {
        var data = error.data();
        if (error.code() != ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION || data == null || !data.isObject()) {
            return Optional.of(Revision.LATEST_MODERN);
        }
        return Peer.newestModern(data.asObject(), "supported");
    }

    private Future<Session> discovered(Slice result) {
        return Peer.ofDiscover(result)
                .map(peer -> Future.succeededFuture(LineSession.of(conversation, peer.inOneEra())))
                .orElseGet(() -> fail(Kind.PROTOCOL, "no revision in common (server/discover)"));
    }

    private Future<Session> initialized(Slice result) {
        return Peer.ofInitialize(result)
                .map(peer -> conversation
                        .post(Messages.notification(Methods.INITIALIZED))
                        .map(sent -> LineSession.of(conversation, peer)))
                .orElseGet(() -> fail(Kind.PROTOCOL, "no revision in common (initialize)"));
    }

    private Future<Outcome> discover(Revision revision, Duration within) {
        return ask(GatewayClient.request(Methods.SERVER_DISCOVER), revision, within);
    }

    private Future<Outcome> ask(UpstreamRequest request, Revision revision, Duration within) {
        return Ask.once(vertx, within, listener -> conversation.send(request, revision, listener));
    }

    private static Future<Session> fail(Kind kind, String detail) {
        return fail(new UpstreamFailure(kind, detail));
    }

    private static Future<Session> fail(UpstreamFailure failure) {
        return Future.failedFuture(new ConnectFailure(failure));
    }
}
