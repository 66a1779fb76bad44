// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.line;

import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.link.Exchange;
import io.mcpx.proxy.upstream.link.ExchangeListener;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.Session;
import io.vertx.core.Future;

/** A session that is one line, of either era. */
record LineSession(Conversation conversation, Peer peer) implements Session {

    static Session of(Conversation conversation, Peer peer) {
        conversation.establish();
        return new LineSession(conversation, peer);
    }

    @Override
    public Exchange send(UpstreamRequest request, ExchangeListener listener) {
        return conversation.send(request, peer.revision(), listener);
    }

    @Override
    public void notify(byte[] notification) {
        conversation.post(notification);
    }

    @Override
    public boolean hears() {
        return true;
    }

    @Override
    public Future<Void> close() {
        return conversation.close();
    }
}
