// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.CatalogItem;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.ServerCatalog;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamEvents;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.catalog.Reading;
import io.mcpx.proxy.upstream.guard.Breaker;
import io.mcpx.proxy.upstream.guard.Bulkhead;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Connector;
import io.mcpx.proxy.upstream.link.Session;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.VertxInternal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A registered server while it is in force. Calls run on the context of whoever makes them; everything else (the
 * gateway's own session, the sessions it opens for clients, what is watched) is confined to one context of the server's
 * own.
 */
final class RunningServer implements Upstream, CallGuard, Keeper.Listener {

    private final Setting setting;
    private final UpstreamEvents events;
    private final Context home;
    private final Connector connector;
    private final Keeper keeper;
    private final ClientSessions sessions;
    private final Bulkhead bulkhead;
    private final Breaker breaker;
    private final CallClock clock;
    private final Map<String, Integer> watchers;
    private volatile ServerSpec spec;
    private final ShownGrant shown;
    private @Nullable Watch watch;

    /** A server that has not been started. */
    RunningServer(Setting setting, ServerSpec spec, UpstreamEvents events) {
        this(setting, spec, events, ServerCatalog.EMPTY, Map.of());
    }

    /** A server in the place of another, whose catalogue it lists until it has read its own, and whose watchers it has. */
    RunningServer(Setting setting, ServerSpec spec, UpstreamEvents events, RunningServer before) {
        this(setting, spec, events, before.catalog(), before.watchers);
    }

    private RunningServer(
            Setting setting,
            ServerSpec spec,
            UpstreamEvents events,
            ServerCatalog stale,
            Map<String, Integer> watchers) {
        this.setting = setting;
        this.spec = spec;
        this.events = events;
        this.shown = new ShownGrant(setting.grants());
        this.home = ((VertxInternal) setting.vertx()).createEventLoopContext();
        this.connector = new TimedConnector(
                Connectors.of(spec, setting, shown), (revision, lasted) -> events.sessionEnded(this, revision, lasted));
        this.keeper = new Keeper(setting, spec, home, connector, stale, this);
        this.sessions = new ClientSessions(setting, spec, home, connector, keeper, this::heard);
        this.watchers = new ConcurrentHashMap<>(watchers);
        this.clock = new CallClock(home, () -> spec().deadlines());
        this.bulkhead = new Bulkhead(spec.limits().concurrency(), spec.limits().queue());
        this.breaker = new Breaker(
                spec.limits().failuresToOpen(), setting.config().breakerPause(), System::nanoTime, setting.random());
    }

    void start() {
        keeper.start();
    }

    /** The same server under another specification that asks nothing else of the connection. */
    void respecify(ServerSpec changed) {
        spec = changed;
    }

    /** From the next request on the server is shown this; its sessions stay. Null for nothing. */
    void show(@Nullable CredentialSpec credential) {
        if (shown.change(credential)) {
            keeper.hurry();
        }
    }

    /** Ends all sessions, and the process if it is one. */
    Future<Void> stop() {
        Turn.on(home, this::onLost);
        return sessions.close()
                .transform(closed -> keeper.stop())
                .transform(stopped -> connector.close())
                .onComplete(closed -> shown.change(null));
    }

    @Override
    public ServerSpec spec() {
        return spec;
    }

    @Override
    public ServerState state() {
        return keeper.state();
    }

    @Override
    public ServerCatalog catalog() {
        return keeper.catalog();
    }

    @Override
    public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
        var context = setting.vertx().getOrCreateContext();
        var call = new Call(this, request, listener, context);
        Turn.on(context, call::start);
        return call;
    }

    @Override
    public void notify(ClientContext client, String method) {
        sessions.notify(client, method);
    }

    @Override
    public void logLevel(ClientContext client) {
        sessions.logLevel(client);
    }

    @Override
    public void subscribe(String uri) {
        Turn.on(home, () -> {
            if (watchers.merge(uri, 1, Integer::sum) == 1 && watch != null) {
                watch.watch(uri);
            }
        });
    }

    @Override
    public void unsubscribe(String uri) {
        Turn.on(home, () -> {
            boolean last = watchers.containsKey(uri) && watchers.merge(uri, -1, RunningServer::less) == null;
            if (last && watch != null) {
                watch.unwatch(uri);
            }
        });
    }

    @Override
    public void forget(String sessionKey) {
        sessions.forget(sessionKey);
    }

    @Override
    public void onReady(Session session, Reading reading) {
        breaker.succeeded();
        var begun = new Watch(setting, spec, session, keeper, reading.ttlMillis());
        watch = begun;
        begun.begin(Set.copyOf(watchers.keySet()));
    }

    @Override
    public void onLost() {
        if (watch != null) {
            watch.end();
            watch = null;
        }
    }

    @Override
    public void onNotification(Message.Notification notification) {
        heard(null, notification);
    }

    @Override
    public void onChange() {
        events.changed(this);
    }

    @Override
    public CallClock clock() {
        return clock;
    }

    @Override
    public Bulkhead bulkhead() {
        return bulkhead;
    }

    @Override
    public Breaker breaker() {
        return breaker;
    }

    @Override
    public ClientSessions sessions() {
        return sessions;
    }

    @Override
    public void broken(UpstreamFailure why) {
        if (why.kind() == Kind.UNAVAILABLE || why.kind() == Kind.TIMEOUT) {
            breaker.failed();
        }
        if (why.kind() == Kind.UNAVAILABLE || why.kind() == Kind.PROTOCOL) {
            Turn.on(home, this::check);
        }
    }

    @Override
    public void contradiction(JsonRpcError error) {
        var session = keeper.session();
        if (session != null && session.peer().era() == Era.LEGACY && ErrorCodes.isModern(error.code())) {
            connector.forgetEra();
            Turn.on(home, () -> keeper.lose(session, new UpstreamFailure(Kind.PROTOCOL, "answers in another era")));
        }
    }

    @Override
    public Future<Slice> freshSchema(UpstreamRequest request) {
        Promise<Slice> fresh = Promise.promise();
        Turn.on(home, () -> {
            var session = keeper.session();
            if (session == null) {
                fresh.fail(new ConnectFailure(Kind.UNAVAILABLE, "away"));
            } else {
                keeper.read(session)
                        .map(reading -> schema(reading.catalog(), request))
                        .onComplete(fresh);
            }
        });
        return fresh.future();
    }

    private static Slice schema(ServerCatalog catalog, UpstreamRequest request) {
        var name = request.params().string("name");
        return catalog.tools().stream()
                .filter(tool -> tool.name().equals(name))
                .map(CatalogItem::definition)
                .flatMap(tool -> Stream.ofNullable(tool.asObject().find("inputSchema")))
                .findFirst()
                .orElseThrow(() -> new ConnectFailure(Kind.PROTOCOL, "tool is gone"));
    }

    private void heard(@Nullable String sessionKey, Message.Notification notification) {
        switch (notification.method()) {
            case Methods.TOOLS_LIST_CHANGED, Methods.PROMPTS_LIST_CHANGED, Methods.RESOURCES_LIST_CHANGED -> {
                if (watch != null) {
                    watch.changed();
                }
            }
            case Methods.RESOURCES_UPDATED -> events.resourceUpdated(this, notification);
            default -> events.unsolicited(this, sessionKey, notification);
        }
    }

    private void check() {
        if (watch != null) {
            watch.check();
        }
    }

    private static @Nullable Integer less(int count, int change) {
        return count + change == 0 ? null : count + change;
    }
}
