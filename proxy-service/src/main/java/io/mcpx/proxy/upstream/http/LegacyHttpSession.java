// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.http.HttpDoor.Lane;
import io.mcpx.proxy.upstream.link.Exchange;
import io.mcpx.proxy.upstream.link.ExchangeListener;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.InFlight;
import io.mcpx.proxy.upstream.link.Outgoing;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.Pending;
import io.mcpx.proxy.upstream.link.Questions;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A session of Streamable HTTP up to 2025-11-25: each request has a POST of its own, on the context of its caller; one
 * GET stream, on the context the session was opened on, brings what belongs to no request.
 */
final class LegacyHttpSession implements Session, HttpSession, EventStream.Listener {

    private final HttpDoor door;
    private final Peer peer;
    private final @Nullable String id;
    private final ClientContext client;
    private final Context home;
    private final SessionEvents events;
    private final Questions questions;
    private final EventStream stream;
    private final InFlight inFlight = new InFlight(System::nanoTime);
    private final ConcurrentHashMap<RequestId, PostExchange> exchanges = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    LegacyHttpSession(
            HttpDoor door, Peer peer, @Nullable String id, ClientContext client, Context home, SessionEvents events) {
        this.door = door;
        this.peer = peer;
        this.id = id;
        this.client = client;
        this.home = home;
        this.events = events;
        this.questions = new Questions(GatewayClient.is(client), this::post);
        this.stream = new EventStream(door, home, this::sessionHeaders, this);
    }

    /** Tells the server that the session stands, and begins to listen. */
    Future<Session> begin() {
        return deliver(Messages.notification(Methods.INITIALIZED))
                .compose(accepted -> stream.open())
                .map(this);
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Exchange send(UpstreamRequest request, ExchangeListener listener) {
        var outgoing = Outgoing.of(request, ids.incrementAndGet(), peer.revision());
        var pending = new Pending(request, outgoing, listener, door.vertx().getOrCreateContext());
        inFlight.add(pending);
        var exchange = new PostExchange(door, this, pending);
        exchanges.put(outgoing.id(), exchange);
        exchange.start();
        return exchange;
    }

    @Override
    public void notify(byte[] notification) {
        post(notification);
    }

    @Override
    public boolean hears() {
        return stream.isOpen();
    }

    @Override
    public Future<Void> close() {
        if (!over.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        stream.close();
        return id == null ? Future.succeededFuture() : delete();
    }

    @Override
    public void head(MultiMap headers, Pending pending) {
        sessionHeaders(headers);
    }

    /** By the rules 404; servers in the field answer 400 with -32000 to an id they do not know. */
    @Override
    public boolean isGone(int status, @Nullable JsonRpcError error) {
        boolean gone = id != null && (status == 404 || (status == 400 && error != null && error.code() == -32000));
        if (gone) {
            lose(new UpstreamFailure(Kind.UNAVAILABLE, "session no longer known"));
        }
        return gone;
    }

    @Override
    public void asked(Message.Request question, Pending pending) {
        questions.handle(question, pending);
    }

    @Override
    public void told(Message.Notification notification) {
        events.notification(notification);
    }

    @Override
    public void withdrawn(RequestId request) {
        exchanges.remove(request);
        if (client.sessionKey() == null) {
            inFlight.abandon(request);
        } else {
            inFlight.remove(request);
        }
        var params = new JsonWriter().beginObject().name("requestId").raw(request.raw());
        params.name("reason").string("cancelled by the client").endObject();
        post(Messages.notification(Methods.CANCELLED, params.toBytes()));
    }

    @Override
    public void ended(RequestId request) {
        exchanges.remove(request);
        inFlight.remove(request);
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public void onMessage(Message message) {
        switch (message) {
            case Message.Request question -> questions.handle(question, inFlight.onlyInteractive());
            case Message.Notification notification -> events.notification(notification);
            case Message.Result result -> answered(result.id(), result);
            case Message.Failure failure -> answered(failure.id(), failure);
        }
    }

    /** Answers belong on the stream of their request; some servers use this one when that has ended. */
    private void answered(@Nullable RequestId request, Message answer) {
        var exchange = request == null ? null : exchanges.get(request);
        if (exchange != null) {
            exchange.answeredElsewhere(answer);
        }
    }

    @Override
    public void onGone(UpstreamFailure why) {
        lose(why);
    }

    /** The gateway's own session shows whether the server is there; a client's outlives a moment without it. */
    @Override
    public void onUnreachable(UpstreamFailure why) {
        if (GatewayClient.is(client)) {
            lose(why);
        }
    }

    private void lose(UpstreamFailure why) {
        if (over.compareAndSet(false, true)) {
            stream.close();
            events.lost(why);
        }
    }

    private void sessionHeaders(MultiMap headers) {
        headers.set(McpHeaders.PROTOCOL_VERSION, peer.revision().wire());
        if (id != null) {
            headers.set(McpHeaders.SESSION_ID, id);
        }
    }

    /** Sends a message that wants no answer; if it cannot be sent, the request it concerns will show it. */
    private void post(byte[] message) {
        home.runOnContext(turn -> deliver(message));
    }

    private Future<Void> deliver(byte[] message) {
        return Delivery.of(door, door.url(), message, this::sessionHeaders);
    }

    private Future<Void> delete() {
        return door.send(HttpMethod.DELETE, Lane.CALLS, request -> {
                    sessionHeaders(request.headers());
                    return request.send();
                })
                .compose(response -> response.end())
                .otherwiseEmpty();
    }
}
