// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.egress;

import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one server's host, every one of which the server's egress rule allows. Connections are made to these
 * and never to the name, so that a name that changes its meaning in between leads nowhere new. One forbidden address
 * condemns them all. Looked up again when they are older than their time to live. Thread-safe.
 */
public final class CheckedAddresses {

    private record Found(List<InetAddress> addresses, long at) {}

    private final String host;
    private final Egress egress;
    private final HostNames names;
    private final Duration timeToLive;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Future<List<InetAddress>>> looking = new AtomicReference<>();
    private volatile @Nullable Found found;

    public CheckedAddresses(String host, Egress egress, HostNames names, Duration timeToLive, LongSupplier nanoTime) {
        this.host = host;
        this.egress = egress;
        this.names = names;
        this.timeToLive = timeToLive;
        this.nanoTime = nanoTime;
    }

    /** The addresses if they are known and fresh; else null. */
    public @Nullable List<InetAddress> known() {
        var last = found;
        return last != null && nanoTime.getAsLong() - last.at() < timeToLive.toNanos() ? last.addresses() : null;
    }

    /**
     * Looks the addresses up, once for all who ask meanwhile; fails with a {@link ConnectFailure} if there is none or one
     * is not allowed.
     */
    public Future<List<InetAddress>> find() {
        var asked = looking.get();
        if (asked != null) {
            return asked;
        }
        Promise<List<InetAddress>> promise = Promise.promise();
        if (!looking.compareAndSet(null, promise.future())) {
            return find();
        }
        names.find(host)
                .transform(this::checked)
                .onComplete(done -> looking.set(null))
                .onComplete(promise);
        return promise.future();
    }

    private Future<List<InetAddress>> checked(AsyncResult<List<InetAddress>> looked) {
        return looked.succeeded()
                ? check(looked.result())
                : Future.failedFuture(new ConnectFailure(Kind.UNAVAILABLE, "host name not found: " + host));
    }

    /** This one worked: it is tried first from now on. */
    public void prefer(InetAddress address) {
        var last = found;
        if (last != null && !last.addresses().getFirst().equals(address)) {
            var others = last.addresses().stream().filter(other -> !other.equals(address));
            found = new Found(Stream.concat(Stream.of(address), others).toList(), last.at());
        }
    }

    private Future<List<InetAddress>> check(List<InetAddress> addresses) {
        for (var address : addresses) {
            if (!Reach.of(address).isAllowedBy(egress)) {
                return Future.failedFuture(new ConnectFailure(
                        Kind.UNAVAILABLE,
                        "address not allowed: " + host + " is " + address.getHostAddress() + " (egress: " + egress
                                + ")"));
            }
        }
        found = new Found(List.copyOf(addresses), nanoTime.getAsLong());
        return Future.succeededFuture(addresses);
    }
}
