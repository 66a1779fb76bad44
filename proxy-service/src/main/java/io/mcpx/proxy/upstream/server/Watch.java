// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.guard.Backoff;
import io.mcpx.proxy.upstream.link.Ask;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.Outcome;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.Session;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Watches one standing session: reads the lists again when they changed, or every so often if the server does not tell;
 * asks now and then whether it is still there; subscribes to resources. Confined to the server's context.
 */
final class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final List<String> LISTS = List.of("tools", "prompts", "resources");
    private static final long SHORTEST_POLL = 1000;
    private static final long LONGEST_POLL = Duration.ofHours(1).toMillis();

    private final Setting setting;
    private final ServerSpec spec;
    private final Session session;
    private final Keeper keeper;
    private final Listening listening;
    private final Set<String> uris = new HashSet<>();
    private OptionalLong ttlMillis;
    private boolean changePending;
    private boolean reading;
    private boolean changedMeanwhile;
    private boolean checking;
    private boolean answersPings = true;
    private boolean over;

    Watch(Setting setting, ServerSpec spec, Session session, Keeper keeper, OptionalLong ttlMillis) {
        var config = setting.config();
        this.setting = setting;
        this.spec = spec;
        this.session = session;
        this.keeper = keeper;
        this.ttlMillis = ttlMillis;
        this.listening = new Listening(
                vertx(),
                session,
                new Backoff(config.reconnectFirst(), config.reconnectCap(), setting.random()),
                this::changed);
    }

    void begin(Set<String> watched) {
        if (session.peer().era() == Era.MODERN) {
            uris.addAll(watched);
            listening.listen(uris);
        } else {
            watched.forEach(this::watch);
        }
        arm();
    }

    void end() {
        over = true;
        listening.end();
    }

    /** A list may have changed: it is read again soon, and once for all changes until then. */
    void changed() {
        if (!over && !changePending) {
            changePending = true;
            vertx().setTimer(Math.max(1, setting.config().changeDelay().toMillis()), quiet -> reread());
        }
    }

    /** Something went wrong with the server: is it still there? */
    void check() {
        if (!over && !checking) {
            checking = true;
            var request =
                    GatewayClient.request(session.peer().era() == Era.MODERN ? Methods.SERVER_DISCOVER : Methods.PING);
            Ask.once(vertx(), spec.deadlines().connect(), listener -> session.send(request, listener))
                    .onSuccess(this::checked);
        }
    }

    void watch(String uri) {
        if (uris.add(uri)) {
            apply(Methods.RESOURCES_SUBSCRIBE, uri);
        }
    }

    void unwatch(String uri) {
        if (uris.remove(uri)) {
            apply(Methods.RESOURCES_UNSUBSCRIBE, uri);
        }
    }

    private void apply(String legacyMethod, String uri) {
        if (session.peer().era() == Era.MODERN) {
            listening.listen(uris);
        } else if (session.peer().watchesResources()) {
            var params = new JsonWriter().beginObject().name("uri").string(uri).endObject();
            var request = GatewayClient.request(legacyMethod, params.toBytes());
            ask(request).onSuccess(outcome -> {
                if (outcome instanceof Outcome.Refused(var error)) {
                    LOG.debugf("%s refused upstream=%s code=%d", legacyMethod, spec.name(), error.code());
                }
            });
        }
    }

    private Future<Outcome> ask(UpstreamRequest request) {
        return Ask.once(vertx(), spec.deadlines().call(), listener -> session.send(request, listener));
    }

    private void checked(Outcome outcome) {
        checking = false;
        if (outcome instanceof Outcome.Failed(var broken) && !over) {
            if (broken.failure().kind() == Kind.TIMEOUT && answersPings) {
                readInsteadOfAsking();
            } else {
                keeper.lose(session, broken.failure());
            }
        }
    }

    /** There are servers that never answer a ping: they are alive if they still list. */
    private void readInsteadOfAsking() {
        keeper.read(session)
                .onSuccess(reading -> answersPings = false)
                .onFailure(failure -> keeper.lose(session, ConnectFailure.reason(failure)));
    }

    private void reread() {
        changePending = false;
        if (!over) {
            read();
        }
    }

    /** One reading at a time; what changes during it is read after it. */
    private void read() {
        if (reading) {
            changedMeanwhile = true;
            return;
        }
        reading = true;
        keeper.read(session)
                .onSuccess(read -> ttlMillis = read.ttlMillis())
                .onFailure(this::notRead)
                .onComplete(done -> readDone());
    }

    private void notRead(Throwable failure) {
        LOG.warnf("lists not read upstream=%s reason=%s", spec.name(), failure.getMessage());
        check();
    }

    private void readDone() {
        reading = false;
        if (changedMeanwhile) {
            changedMeanwhile = false;
            changed();
        }
    }

    private void arm() {
        long millis = (long) (interval() * (0.75 + setting.random().getAsDouble() / 2));
        vertx().setTimer(Math.max(1, millis), tick -> tick());
    }

    private void tick() {
        if (over) {
            return;
        }
        if (tellsOfChanges() && answersPings) {
            check();
        } else {
            read();
        }
        arm();
    }

    private long interval() {
        if (announcesAll(session.peer())) {
            return setting.config().checkInterval().toMillis();
        }
        long named = ttlMillis.orElse(0);
        return named > 0
                ? Math.clamp(named, SHORTEST_POLL, LONGEST_POLL)
                : setting.config().pollInterval().toMillis();
    }

    private boolean tellsOfChanges() {
        return session.hears() && !listening.isRefused() && announcesAll(session.peer());
    }

    private static boolean announcesAll(Peer peer) {
        return LISTS.stream().allMatch(list -> !peer.offers(list) || peer.announces(list));
    }

    private Vertx vertx() {
        return setting.vertx();
    }
}
