// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import io.mcpx.proxy.upstream.egress.HostNames;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The replicas that one DNS name stands for, looked up again and again. When it cannot be looked up, the last answer goes on. */
final class NamedPeers implements Roster {

    private static final Logger LOG = Logger.getLogger(NamedPeers.class);
    private static final long SHORTEST_PAUSE = Duration.ofSeconds(1).toNanos();

    private final PeerAddress name;
    private final int max;
    private final HostNames names;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Future<Void>> looking = new AtomicReference<>();
    private volatile List<PeerAddress> known = List.of();
    private volatile long lookedAt;

    NamedPeers(PeerAddress name, int max, HostNames names, LongSupplier nanoTime) {
        this.name = name;
        this.max = max;
        this.names = names;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong() - SHORTEST_PAUSE;
    }

    @Override
    public List<PeerAddress> known() {
        return known;
    }

    @Override
    public Future<Void> refresh() {
        var asked = looking.get();
        if (asked != null) {
            return asked;
        }
        if (nanoTime.getAsLong() - lookedAt < SHORTEST_PAUSE) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        if (!looking.compareAndSet(null, promise.future())) {
            return refresh();
        }
        names.find(name.host()).onComplete(found -> looked(found, promise));
        return promise.future();
    }

    private void looked(AsyncResult<List<InetAddress>> found, Promise<Void> promise) {
        lookedAt = nanoTime.getAsLong();
        if (found.succeeded()) {
            change(found.result());
        }
        looking.set(null);
        promise.complete();
    }

    private void change(List<InetAddress> addresses) {
        var found = addresses.stream()
                .map(address -> PeerAddress.of(address, name.port()))
                .distinct()
                .sorted(Comparator.comparing(PeerAddress::toString))
                .limit(max)
                .toList();
        if (!found.equals(known)) {
            LOG.infof("replicas changed what=%s", found);
            known = found;
        }
    }
}
