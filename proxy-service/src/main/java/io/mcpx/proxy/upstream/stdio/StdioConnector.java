// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.memory.HeldBytes;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.line.Conversation;
import io.mcpx.proxy.upstream.line.LineHandshake;
import io.mcpx.proxy.upstream.link.Connector;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;

/** Opens sessions with servers that are child processes: each session is a process of its own. */
public final class StdioConnector implements Connector {

    private final Vertx vertx;
    private final ServerSpec spec;
    private final ServerTransport.Stdio stdio;
    private final Map<String, String> environment;
    private final HeldBytes held;
    private final Patience patience;
    private volatile EraPin era;

    /**
     * A connector that has started nothing yet.
     *
     * @param environment the gateway's own; only an allow-list of it is handed on
     * @param held what is held of servers' messages that are arriving
     * @param patience how long a process that does not answer is waited for
     */
    public StdioConnector(
            Vertx vertx,
            ServerSpec spec,
            ServerTransport.Stdio stdio,
            Map<String, String> environment,
            HeldBytes held,
            Patience patience) {
        this.vertx = vertx;
        this.spec = spec;
        this.stdio = stdio;
        this.environment = environment;
        this.held = held;
        this.patience = patience;
        this.era = spec.era();
    }

    @Override
    public Future<Session> open(ClientContext client, SessionEvents events) {
        var home = vertx.getOrCreateContext();
        Future<ChildProcess> started =
                vertx.executeBlocking(() -> ChildProcess.start(spec.name(), stdio, environment), false);
        return Turn.on(home, started).compose(child -> begin(child, home, client, events));
    }

    @Override
    public void forgetEra() {
        era = spec.era();
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }

    private Future<Session> begin(ChildProcess child, Context home, ClientContext client, SessionEvents events) {
        var line = new StdioLine(vertx, spec, child, held, home);
        var conversation = new Conversation(vertx, spec, client, events, line);
        line.open(conversation);
        var handshake = new LineHandshake(vertx, conversation, client, patience.start(spec));
        return shake(handshake).onSuccess(this::remember).onFailure(failure -> {
            line.close();
            reconsider();
        });
    }

    private Future<Session> shake(LineHandshake handshake) {
        return switch (era) {
            case AUTO -> handshake.either(patience.probe());
            case LEGACY -> handshake.legacy();
            case MODERN -> handshake.modern();
        };
    }

    private void remember(Session session) {
        era = session.peer().era() == Era.MODERN ? EraPin.MODERN : EraPin.LEGACY;
    }

    /** There are servers that end when their first message is not {@code initialize}: the next attempt begins with it. */
    private void reconsider() {
        if (spec.era() == EraPin.AUTO) {
            era = era == EraPin.AUTO ? EraPin.LEGACY : EraPin.AUTO;
        }
    }
}
