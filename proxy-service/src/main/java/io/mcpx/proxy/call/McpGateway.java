// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.catalog.Catalogs;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.session.LegacySession;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.Upstreams;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The gateway behind its HTTP faces: gives each request to the handler of its method. */
@Singleton
final class McpGateway implements Gateway {

    private static final Logger LOG = Logger.getLogger(McpGateway.class);

    private final Catalogs catalogs;
    private final Handlers handlers;
    private final Introduction introduction;
    private final LegacyClients clients;
    private final ChangeFeed feed;
    private final Upstreams upstreams;
    private final RoundTrips rounds;
    private final CallTrails trails;

    McpGateway(
            Catalogs catalogs,
            Handlers handlers,
            LegacyClients clients,
            ChangeFeed feed,
            Upstreams upstreams,
            RoundTrips rounds,
            CallTrails trails) {
        this.catalogs = catalogs;
        this.handlers = handlers;
        this.introduction = handlers.introduction();
        this.clients = clients;
        this.feed = feed;
        this.upstreams = upstreams;
        this.rounds = rounds;
        this.trails = trails;
    }

    @Override
    public boolean exists(Snapshots.InForce inForce, EndpointId endpoint) {
        return inForce.snapshot().has(endpoint);
    }

    @Override
    public Slice initialize(Snapshots.InForce inForce, EndpointId endpoint, Caller caller, Revision negotiated) {
        var catalog = catalogs.of(inForce, endpoint);
        var view = catalog.view(inForce.access().of(caller, endpoint));
        return introduction.initialize(catalog, view, endpoint, negotiated);
    }

    @Override
    public void request(Inbound inbound) {
        var trail = trails.begin(inbound);
        try {
            inbound.reply().onOver(() -> trail.end(Outcome.CANCELLED, 0, 0));
            var exchange = new Exchange(inbound, catalogs.of(inbound.inForce(), inbound.endpoint()), trail);
            handlers.forMethod(exchange).handle(exchange);
        } catch (RuntimeException bug) {
            // The edge: whatever goes wrong here is ours, and the client must get an answer all the same.
            LOG.errorf(bug, "request failed method=%s", inbound.request().method());
            trail.end(Outcome.INTERNAL, ClientErrors.internal().code(), 0);
            inbound.reply().error(ClientErrors.internal());
        }
    }

    @Override
    public void notification(LegacySession session, Message.Notification notification) {
        if (!Methods.ROOTS_LIST_CHANGED.equals(notification.method())
                || !ClientCapabilities.allow(session.capabilities(), Methods.ROOTS_LIST, JsonObject.EMPTY)) {
            return;
        }
        upstreams
                .all()
                .forEach(upstream -> upstream.notify(
                        new ClientContext(
                                Era.LEGACY,
                                session.key(),
                                session.capabilities().slice(),
                                null,
                                null),
                        notification.method()));
    }

    @Override
    public @Nullable String holder(EndpointId endpoint, Caller caller, Message.Request request) {
        return rounds.holder(endpoint, caller, request);
    }

    @Override
    public void opened(LegacySession session) {
        trails.follow(session);
        var watcher = clients.open(session);
        feed.add(watcher);
        session.onClose(() -> {
            clients.close(session);
            watcher.watched().forEach(feed::unwatch);
            upstreams.all().forEach(upstream -> upstream.forget(session.key()));
        });
    }
}
