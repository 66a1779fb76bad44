// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.sse;

import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.http.HttpDoor;
import io.mcpx.proxy.upstream.line.Conversation;
import io.mcpx.proxy.upstream.line.LineHandshake;
import io.mcpx.proxy.upstream.link.Connector;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.vertx.core.Future;

/** Opens sessions over HTTP+SSE, which is always legacy; each session is one open stream. */
public final class SseConnector implements Connector {

    private final HttpDoor door;

    public SseConnector(HttpDoor door) {
        this.door = door;
    }

    @Override
    public Future<Session> open(ClientContext client, SessionEvents events) {
        var vertx = door.vertx();
        var line = new SseLine(door, vertx.getOrCreateContext());
        var conversation = new Conversation(vertx, door.spec(), client, events, line);
        var handshake = new LineHandshake(
                vertx, conversation, client, door.spec().deadlines().connect());
        return line.open(conversation).compose(ready -> handshake.legacy()).onFailure(failure -> line.close());
    }

    /** There is only one. */
    @Override
    public void forgetEra() {}

    @Override
    public Future<Void> close() {
        return door.close();
    }
}
