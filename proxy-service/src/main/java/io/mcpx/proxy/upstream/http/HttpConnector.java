// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Connector;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.InitializeRequest;
import io.mcpx.proxy.upstream.link.Outgoing;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions over HTTP with a server whose era is not known beforehand: a modern request first; if the answer is not
 * that of a modern server, whatever else it is, {@code initialize}; and if that is not understood either, HTTP+SSE. What
 * was found is remembered until it stops working.
 */
public final class HttpConnector implements Connector {

    private enum Way {
        UNKNOWN,
        MODERN,
        /** Modern, and legacy sessions for legacy clients: each client is served in its own era. */
        BOTH,
        LEGACY,
        SSE
    }

    /** Statuses that are no sign of an era: not admitted, or something in between is not well. */
    private static final Set<Integer> SAYS_NOTHING = Set.of(401, 403, 429, 502, 503, 504);

    private final HttpDoor door;
    private final BiFunction<ClientContext, SessionEvents, Future<Session>> sse;
    private final AtomicLong ids = new AtomicLong();
    private volatile Way way;

    /**
     * A connector that knows no more than the configuration.
     *
     * @param sse opens a session over HTTP+SSE at the same URL
     */
    public HttpConnector(HttpDoor door, BiFunction<ClientContext, SessionEvents, Future<Session>> sse) {
        this.door = door;
        this.sse = sse;
        this.way = pinned(door.spec());
    }

    @Override
    public Future<Session> open(ClientContext client, SessionEvents events) {
        return switch (way) {
            case UNKNOWN, MODERN -> discover(client, events);
            case BOTH -> prefersLegacy(client) ? initialize(client, events) : discover(client, events);
            case LEGACY -> initialize(client, events);
            case SSE -> sse.apply(client, events);
        };
    }

    private static boolean prefersLegacy(ClientContext client) {
        return client.era() == Era.LEGACY && !GatewayClient.is(client);
    }

    @Override
    public void forgetEra() {
        way = pinned(door.spec());
    }

    @Override
    public Future<Void> close() {
        return door.close();
    }

    private static Way pinned(ServerSpec spec) {
        return switch (spec.era()) {
            case AUTO -> Way.UNKNOWN;
            case LEGACY -> Way.LEGACY;
            case MODERN -> Way.MODERN;
        };
    }

    private Future<Session> discover(ClientContext client, SessionEvents events) {
        return ask(Revision.LATEST_MODERN).compose(reply -> switch (reply) {
            case Knock.Reply.Answered answered -> modern(answered.result(), client, events);
            case Knock.Reply.Refused(int status, var error) -> notAnswered(status, error, client, events);
            case Knock.Reply.Failed(var failure) -> isModern() ? fail(failure) : elseLegacy(failure, client, events);
        });
    }

    private boolean isModern() {
        return way == Way.MODERN || way == Way.BOTH;
    }

    private Future<Session> notAnswered(
            int status, @Nullable JsonRpcError error, ClientContext client, SessionEvents events) {
        if (error != null && ErrorCodes.isModern(error.code())) {
            return onceMore(error, client, events);
        }
        return SAYS_NOTHING.contains(status)
                ? fail(Failures.ofStatus(status))
                : elseLegacy(refusal(status, error), client, events);
    }

    /** A modern server that did not like the request: tried a second time in a revision it names, and never a third. */
    private Future<Session> onceMore(JsonRpcError error, ClientContext client, SessionEvents events) {
        var revision = named(error);
        if (revision.isEmpty()) {
            return elseLegacy(refusal(400, error), client, events);
        }
        return ask(revision.get()).compose(reply -> switch (reply) {
            case Knock.Reply.Answered answered -> modern(answered.result(), client, events);
            case Knock.Reply.Refused(int status, var again) -> fail(refusal(status, again));
            case Knock.Reply.Failed(var failure) -> fail(failure);
        });
    }

    /** Empty if the server supports no modern revision of ours. */
    private static Optional<Revision> named(JsonRpcError error) {
        var data = error.data();
        if (error.code() != ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION || data == null || !data.isObject()) {
            return Optional.of(Revision.LATEST_MODERN);
        }
        return Peer.newestModern(data.asObject(), "supported");
    }

    private Future<Knock.Reply> ask(Revision revision) {
        var request = GatewayClient.request(Methods.SERVER_DISCOVER);
        var outgoing = Outgoing.of(request, ids.incrementAndGet(), revision);
        return Knock.at(
                door,
                outgoing,
                headers -> ModernHttpSession.headers(headers, revision.wire(), request.method(), request.params()));
    }

    private Future<Session> modern(Slice result, ClientContext client, SessionEvents events) {
        var peer = Peer.ofDiscover(result);
        if (peer.isEmpty()) {
            return elseLegacy(
                    new UpstreamFailure(Kind.PROTOCOL, "no revision in common (server/discover)"), client, events);
        }
        return servesLegacyToo(peer.get(), client, events).map(both -> {
            way = both ? Way.BOTH : Way.MODERN;
            return new ModernHttpSession(door, both ? peer.get().servingBoth() : peer.get(), events, ids);
        });
    }

    /**
     * Asked once, since servers of both eras need not list the revisions of the other one; then remembered. A session that
     * this opens is given back at once.
     */
    private Future<Boolean> servesLegacyToo(Peer peer, ClientContext client, SessionEvents events) {
        if (door.spec().era() != EraPin.AUTO) {
            return Future.succeededFuture(false);
        }
        if (peer.alsoLegacy() || way != Way.UNKNOWN) {
            return Future.succeededFuture(peer.alsoLegacy() || way == Way.BOTH);
        }
        return introduce(client).map(reply -> {
            if (!(reply instanceof Knock.Reply.Answered(var result, var sessionId))) {
                return false;
            }
            var legacy = Peer.ofInitialize(result);
            legacy.ifPresent(found -> new LegacyHttpSession(
                            door, found, sessionId, client, door.vertx().getOrCreateContext(), events)
                    .close());
            return legacy.isPresent();
        });
    }

    private Future<Knock.Reply> introduce(ClientContext client) {
        var request = InitializeRequest.of(client, Revision.LATEST_LEGACY);
        var outgoing = Outgoing.of(request, ids.incrementAndGet(), Revision.LATEST_LEGACY);
        return Knock.at(door, outgoing, headers -> {});
    }

    private Future<Session> elseLegacy(UpstreamFailure why, ClientContext client, SessionEvents events) {
        forgetEra();
        return door.spec().era() == EraPin.MODERN ? fail(why) : initialize(client, events);
    }

    private Future<Session> initialize(ClientContext client, SessionEvents events) {
        return introduce(client).compose(reply -> switch (reply) {
            case Knock.Reply.Answered(var result, var id) -> legacy(result, id, client, events);
            case Knock.Reply.Refused(int status, var error) -> notInitialized(status, error, client, events);
            case Knock.Reply.Failed(var failure) -> fail(failure);
        });
    }

    private Future<Session> notInitialized(
            int status, @Nullable JsonRpcError error, ClientContext client, SessionEvents events) {
        boolean perhapsSse = status == 400 || status == 404 || status == 405;
        boolean isModern = error != null && ErrorCodes.isModern(error.code());
        boolean remembered = way != Way.UNKNOWN;
        if (!SAYS_NOTHING.contains(status)) {
            forgetEra();
        }
        if (!perhapsSse || isModern || remembered || door.spec().era() != EraPin.AUTO) {
            return fail(refusal(status, error));
        }
        return sse.apply(client, events).onSuccess(opened -> way = Way.SSE);
    }

    private Future<Session> legacy(
            Slice result, @Nullable String sessionId, ClientContext client, SessionEvents events) {
        var peer = Peer.ofInitialize(result);
        if (peer.isEmpty()) {
            return fail(new UpstreamFailure(Kind.PROTOCOL, "no revision in common (initialize)"));
        }
        if (way != Way.BOTH) {
            way = Way.LEGACY;
        }
        var home = door.vertx().getOrCreateContext();
        return new LegacyHttpSession(door, peer.get(), sessionId, client, home, events).begin();
    }

    private static UpstreamFailure refusal(int status, @Nullable JsonRpcError error) {
        if (error == null) {
            return Failures.ofStatus(status);
        }
        return new UpstreamFailure(Kind.PROTOCOL, "refused with status " + status + " and code " + error.code());
    }

    private static Future<Session> fail(UpstreamFailure failure) {
        return Future.failedFuture(new ConnectFailure(failure));
    }
}
