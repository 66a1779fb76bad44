// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * The pooled connections to one server: an equal share for each event loop, so that a call need not change threads and
 * back; one pool for all where there are too few to share. Thread-safe.
 */
final class Connections {

    private static final int FEWEST_TO_SHARE = 8;
    private static final int CALLS_OF_A_HTTP2_CONNECTION = 8;

    private final Vertx vertx;
    private final IdentityHashMap<EventExecutor, HttpClient> pools = new IdentityHashMap<>();
    private final List<HttpClient> all;

    /** @param most all connections together */
    Connections(Vertx vertx, HttpClientOptions options, int most) {
        this.vertx = vertx;
        var loops = loops(vertx);
        int share = most / loops.size();
        if (share < FEWEST_TO_SHARE) {
            var one = pool(vertx, options, most);
            loops.forEach(loop -> pools.put(loop, one));
            this.all = List.of(one);
        } else {
            loops.forEach(loop -> pools.put(loop, pool(vertx, options, share)));
            this.all = List.copyOf(pools.values());
        }
    }

    /** The pool of the event loop that this thread is, or is going to call from. */
    HttpClient here() {
        var loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
        return Objects.requireNonNull(pools.get(loop), "every event loop has its pool");
    }

    Future<Void> close() {
        return Future.join(all.stream().map(HttpClient::close).toList()).mapEmpty();
    }

    private static List<EventExecutor> loops(Vertx vertx) {
        var loops = new ArrayList<EventExecutor>();
        ((VertxInternal) vertx).getEventLoopGroup().forEach(loops::add);
        return loops;
    }

    private static HttpClient pool(Vertx vertx, HttpClientOptions options, int most) {
        var pool = new PoolOptions()
                .setHttp1MaxSize(most)
                .setHttp2MaxSize(Math.max(1, most / CALLS_OF_A_HTTP2_CONNECTION))
                .setCleanerPeriod(1000);
        return vertx.createHttpClient(options, pool);
    }
}
