// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.proxy.catalog.Kept.Moment;
import io.mcpx.proxy.config.Snapshots.InForce;
import io.mcpx.proxy.memory.HeapShare;
import io.mcpx.proxy.upstream.ServerCatalog;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.Upstreams;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The catalogues of endpoints as they stand now. One is made when it is first asked for, and again when a server or the snapshot
 * has changed and it is made of something else than before. Those used last are kept, within a bound of bytes. Thread-safe.
 */
@Singleton
public final class Catalogs {

    private static final Logger LOG = Logger.getLogger(Catalogs.class);

    private final Upstreams upstreams;
    private final KeptCatalogs kept;
    private final Map<ServerName, SpokenEras> lastKnownEras = new ConcurrentHashMap<>();
    private final Map<EndpointId, List<String>> reported = new ConcurrentHashMap<>();
    private volatile Moment moment = new Moment();

    Catalogs(Upstreams upstreams, CatalogConfig config) {
        this.upstreams = upstreams;
        this.kept = new KeptCatalogs(HeapShare.of(config.maxKept()));
    }

    /** A server's own catalogue or state changed. */
    public void invalidate() {
        moment = new Moment();
    }

    /** Forgets what belongs to endpoints and servers that this snapshot does not have. */
    public void follow(InForce inForce) {
        var snapshot = inForce.snapshot();
        kept.removeIf(endpoint -> !snapshot.has(endpoint));
        reported.keySet().removeIf(endpoint -> !snapshot.has(endpoint));
        lastKnownEras.keySet().removeIf(server -> !snapshot.servers().containsKey(server));
        invalidate();
    }

    /** The catalogue of an endpoint that exists in the snapshot. */
    public EndpointCatalog of(InForce inForce, EndpointId endpoint) {
        var now = moment;
        var known = kept.find(endpoint);
        return known != null && known.holds(inForce, now)
                ? known.catalog()
                : kept.renew(endpoint, before -> renew(before, inForce, endpoint, now))
                        .catalog();
    }

    /** How many catalogues there are now. */
    int kept() {
        return kept.count();
    }

    private Kept renew(@Nullable Kept before, InForce inForce, EndpointId endpoint, Moment now) {
        if (before != null && before.holds(inForce, now)) {
            return before;
        }
        var inputs = CatalogInputs.of(inForce.snapshot(), endpoint, this::side);
        if (before != null && before.isOf(inputs)) {
            return before.at(inForce, now);
        }
        var made = Kept.of(inputs, inForce, now);
        report(endpoint, made.catalog().collisions());
        return made;
    }

    /** Says each collision once, not every time a catalogue is made anew. */
    private void report(EndpointId endpoint, List<String> collisions) {
        var before = collisions.isEmpty() ? reported.remove(endpoint) : reported.put(endpoint, collisions);
        for (var collision : collisions) {
            if (before == null || !before.contains(collision)) {
                LOG.warnf("name collision endpoint=%s %s", endpoint.path(), collision);
            }
        }
    }

    private ServerSide side(ServerSpec spec) {
        var upstream = upstreams.find(spec.name());
        return upstream == null
                ? new ServerSide(spec.name(), SpokenEras.LEGACY_ONLY, false, false, ServerCatalog.EMPTY)
                : side(spec.name(), upstream);
    }

    private ServerSide side(ServerName name, Upstream upstream) {
        var state = upstream.state();
        if (state instanceof ServerState.Ready(var revision, var bothEras, var _)) {
            lastKnownEras.put(name, new SpokenEras(revision.era(), bothEras));
        }
        var catalog = upstream.catalog();
        return new ServerSide(
                name,
                lastKnownEras.getOrDefault(name, SpokenEras.LEGACY_ONLY),
                lastKnownEras.containsKey(name),
                state instanceof ServerState.Ready,
                catalog);
    }
}
