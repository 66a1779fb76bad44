// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.route.EndpointId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Catalogues by endpoint. When they take more than a bound, those go that were not used for longest. Using one takes no lock:
 * time is counted in catalogues made, and bytes are added up only when some were made since the last time. Thread-safe.
 */
final class KeptCatalogs {

    /** So many are made before it is looked again what all of them take, at the least. */
    private static final int FEW = 16;

    /** When a catalogue was last used, as of now. */
    private record Use(EndpointId endpoint, Kept kept, long at) {}

    private final long most;
    private final Map<EndpointId, Kept> byEndpoint = new ConcurrentHashMap<>();
    private final AtomicLong made = new AtomicLong();
    private volatile long nextLook = FEW;

    /** @param most bytes */
    KeptCatalogs(long most) {
        this.most = most;
    }

    /** Null if there is none. */
    @Nullable
    Kept find(EndpointId endpoint) {
        var known = byEndpoint.get(endpoint);
        if (known != null) {
            known.use(made.get());
        }
        return known;
    }

    /** Keeps what comes of the one that was kept before, if any. */
    Kept renew(EndpointId endpoint, Function<@Nullable Kept, Kept> renewal) {
        var renewed = byEndpoint.compute(endpoint, (_, before) -> renewal.apply(before));
        var now = made.incrementAndGet();
        renewed.use(now);
        if (now >= nextLook) {
            nextLook = now + Math.max(FEW, byEndpoint.size() / FEW);
            trim();
        }
        return renewed;
    }

    void removeIf(Predicate<EndpointId> isGone) {
        byEndpoint.keySet().removeIf(isGone);
    }

    int count() {
        return byEndpoint.size();
    }

    private void trim() {
        var bytes = bytes();
        if (bytes <= most) {
            return;
        }
        var enough = most - most / 4;
        for (var use : usesByAge()) {
            if (bytes <= enough) {
                return;
            }
            if (byEndpoint.remove(use.endpoint(), use.kept())) {
                bytes -= use.kept().catalog().bytes();
            }
        }
    }

    private List<Use> usesByAge() {
        return byEndpoint.entrySet().stream()
                .map(entry -> new Use(
                        entry.getKey(), entry.getValue(), entry.getValue().usedAt()))
                .sorted(Comparator.comparingLong(Use::at))
                .toList();
    }

    private long bytes() {
        return byEndpoint.values().stream()
                .mapToLong(kept -> kept.catalog().bytes())
                .sum();
    }
}
