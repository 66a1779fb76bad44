// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import io.vertx.core.Future;
import java.util.List;

/** Who the replicas are. Thread-safe, never blocks. */
interface Roster {

    /** As last heard; this replica may be among them. */
    List<PeerAddress> known();

    /** Asks anew, unless that was done just now; completes when what {@link #known} says is fresh, never fails. */
    Future<Void> refresh();

    /** Replicas that do not change while the process runs. */
    record Listed(List<PeerAddress> known) implements Roster {

        public Listed {
            known = List.copyOf(known);
        }

        @Override
        public Future<Void> refresh() {
            return Future.succeededFuture();
        }
    }
}
