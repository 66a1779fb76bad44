// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Replicas that a test adds and takes away. */
public final class KnownPeers {

    private final List<PeerAddress> known = new CopyOnWriteArrayList<>();
    private final List<PeerAddress> news = new CopyOnWriteArrayList<>();

    /** The peers as the replica at this loopback port sees them. */
    public Peers seenFrom(int port) {
        var roster = new Roster() {
            @Override
            public List<PeerAddress> known() {
                return known;
            }

            @Override
            public Future<Void> refresh() {
                known.addAll(news);
                news.clear();
                return Future.succeededFuture();
            }
        };
        return new Peers(new PeerAddress("127.0.0.1", port), roster, Duration.ofMillis(50), System::nanoTime);
    }

    public void add(int port) {
        known.add(new PeerAddress("127.0.0.1", port));
    }

    /** One that is known only after asking anew. */
    public void addSoon(int port) {
        news.add(new PeerAddress("127.0.0.1", port));
    }

    public void remove(int port) {
        known.remove(new PeerAddress("127.0.0.1", port));
    }
}
