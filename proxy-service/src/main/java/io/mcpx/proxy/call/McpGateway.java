// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.catalog.Catalogs;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.identity.Caller;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.record.CallRecords;
import io.mcpx.proxy.record.trace.CallSpans;
import io.mcpx.proxy.route.EndpointId;
import io.mcpx.proxy.session.LegacySession;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.Upstreams;
import jakarta.inject.Singleton;
import java.time.Clock;
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
    private final CallRecords records;
    private final CallSpans spans;
    private final Clock clock;

    McpGateway(
            Catalogs catalogs,
            Handlers handlers,
            LegacyClients clients,
            ChangeFeed feed,
            Upstreams upstreams,
            CallRecords records,
            CallSpans spans,
            Clock clock) {
        this.catalogs = catalogs;
        this.handlers = handlers;
        this.introduction = handlers.introduction();
        this.clients = clients;
        this.feed = feed;
        this.upstreams = upstreams;
        this.records = records;
        this.spans = spans;
        this.clock = clock;
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
        var trail = new CallTrail(inbound, records, spans, clock);
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

    /** States that servers seal for themselves hold nothing here: any replica passes them on. */
    @Override
    public @Nullable String holder(EndpointId endpoint, Caller caller, Message.Request request) {
        return null;
    }

    @Override
    public void opened(LegacySession session) {
        spans.follow(session);
        var watcher = clients.open(session);
        feed.add(watcher);
        session.onClose(() -> {
            clients.close(session);
            watcher.watched().forEach(feed::unwatch);
            upstreams.all().forEach(upstream -> upstream.forget(session.key()));
        });
    }
}
