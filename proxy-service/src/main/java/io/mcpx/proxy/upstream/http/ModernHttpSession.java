// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.header.HeaderValue;
import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.link.Exchange;
import io.mcpx.proxy.upstream.link.ExchangeListener;
import io.mcpx.proxy.upstream.link.Outgoing;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.Pending;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Streamable HTTP of 2026-07-28: no session at all, each request carries everything in headers and {@code _meta}. */
final class ModernHttpSession implements Session, HttpSession {

    private final HttpDoor door;
    private final Peer peer;
    private final SessionEvents events;
    private final ToolHeaders toolHeaders = new ToolHeaders();
    private final AtomicLong ids;

    ModernHttpSession(HttpDoor door, Peer peer, SessionEvents events, AtomicLong ids) {
        this.door = door;
        this.peer = peer;
        this.events = events;
        this.ids = ids;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public Exchange send(UpstreamRequest request, ExchangeListener listener) {
        var outgoing = Outgoing.of(request, ids.incrementAndGet(), peer.revision());
        var context = door.vertx().getOrCreateContext();
        var exchange = new PostExchange(door, this, new Pending(request, outgoing, listener, context));
        exchange.start();
        return exchange;
    }

    /** The core of this revision knows no notification that a client sends over HTTP. */
    @Override
    public void notify(byte[] notification) {}

    /** By {@code subscriptions/listen}. */
    @Override
    public boolean hears() {
        return true;
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }

    @Override
    public void head(MultiMap headers, Pending pending) {
        var request = pending.request();
        headers(headers, peer.revision().wire(), request.method(), request.params());
        toolHeaders.of(request).forEach(headers::set);
    }

    /** The headers that every modern request has. */
    static void headers(MultiMap headers, String version, String method, JsonObject params) {
        headers.set(McpHeaders.PROTOCOL_VERSION, version);
        headers.set(McpHeaders.METHOD, method);
        var member = Methods.nameMember(method);
        var name = member == null ? null : params.string(member);
        if (name != null) {
            headers.set(McpHeaders.NAME, HeaderValue.encode(name));
        }
    }

    @Override
    public boolean isGone(int status, @Nullable JsonRpcError error) {
        return false;
    }

    /** Not allowed in this era, and there is no way to answer. */
    @Override
    public void asked(Message.Request question, Pending pending) {}

    @Override
    public void told(Message.Notification notification) {
        events.notification(notification);
    }

    /** Closing the response is the cancellation. */
    @Override
    public void withdrawn(RequestId id) {}

    @Override
    public void ended(RequestId id) {}

    @Override
    public boolean resumes() {
        return false;
    }
}
