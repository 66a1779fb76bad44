// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.peer.PeerAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where sessions of other replicas were last served; what is longest ago is forgotten. Thread-safe. */
final class SessionWhereabouts {

    private static final int MOST = 10_000;

    private final Map<String, PeerAddress> places = new LinkedHashMap<>(16, 0.75f, true);

    synchronized @Nullable PeerAddress find(String session) {
        return places.get(session);
    }

    synchronized void remember(String session, PeerAddress place) {
        places.put(session, place);
        if (places.size() > MOST) {
            places.remove(places.keySet().iterator().next());
        }
    }

    synchronized void forget(String session) {
        places.remove(session);
    }
}
