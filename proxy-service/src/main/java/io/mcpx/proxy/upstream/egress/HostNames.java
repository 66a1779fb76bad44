// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;

/** Finds all addresses of a host. */
@FunctionalInterface
public interface HostNames {

    /** Look-ups under way at once. */
    int THREADS = 4;

    /** All addresses, in the order in which they should be tried; fails if there is none. */
    Future<List<InetAddress>> find(String host);

    /** The resolver of the system, which blocks: it gets a few threads of its own, so that it holds up nothing else. */
    static HostNames ofSystem(Vertx vertx) {
        var workers = vertx.createSharedWorkerExecutor("mcpx-names", THREADS);
        return host -> workers.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
    }
}
