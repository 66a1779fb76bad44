// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.egress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;

/** Finds all addresses of a host. */
@FunctionalInterface
public interface HostNames {

    /** All addresses, in the order in which they should be tried; fails if there is none. */
    Future<List<InetAddress>> find(String host);

    /** The resolver of the system, asked on a worker thread because it blocks. */
    static HostNames ofSystem(Vertx vertx) {
        return host -> vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
    }
}
