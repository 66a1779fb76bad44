// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.peer.Features;
import io.mcpx.examples.peer.LegacyPeer;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One legacy session over Streamable HTTP, with the streams a client may come back to. */
final class LegacySession {

    private static final int KEPT_STREAMS = 64;
    private static final String GENERAL = "general";

    private final LegacyPeer peer;
    private final Map<String, EventStream> streams = new LinkedHashMap<>();
    private EventStream general = EventStream.resumable(GENERAL, false);
    private int streamCount;

    LegacySession(Vertx vertx, Features features, List<String> revisions) {
        peer = new LegacyPeer(vertx, features, "http", revisions, message -> general.send(message));
    }

    LegacyPeer peer() {
        return peer;
    }

    /** Clients before 2025-11-25 may stumble over an event without data. */
    void negotiated() {
        if (primes()) {
            general = EventStream.resumable(GENERAL, true);
        }
    }

    EventStream newStream() {
        var name = "post" + ++streamCount;
        var stream = EventStream.resumable(name, primes());
        streams.put(name, stream);
        if (streams.size() > KEPT_STREAMS) {
            streams.remove(streams.keySet().iterator().next());
        }
        return stream;
    }

    EventStream general() {
        return general;
    }

    Optional<EventStream> find(String name) {
        return name.equals(GENERAL) ? Optional.of(general) : Optional.ofNullable(streams.get(name));
    }

    void close() {
        peer.close();
        streams.values().forEach(EventStream::finish);
        general.finish();
    }

    private boolean primes() {
        return peer.revision().compareTo("2025-11-25") >= 0;
    }
}
