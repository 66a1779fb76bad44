// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.message.RequestId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests under way on one session. Where a server says something without saying in the course of which request,
 * the only one that can be meant is taken, and none if there are several: a guess could show one client's question to
 * another. A request that was given up counts for a while, because the server may still be at it. Thread-safe.
 */
public final class InFlight {

    private static final long MEMORY = Duration.ofMinutes(1).toNanos();

    private final ConcurrentHashMap<RequestId, Pending> requests = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<RequestId, Long> abandoned = new ConcurrentHashMap<>();
    private final Set<RequestId> muted = ConcurrentHashMap.newKeySet();
    private final LongSupplier nanoTime;

    public InFlight(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    public void add(Pending pending) {
        requests.put(pending.outgoing().id(), pending);
    }

    public @Nullable Pending find(RequestId id) {
        return requests.get(id);
    }

    /** Takes out a request that has ended; null if it was out already. */
    public @Nullable Pending remove(RequestId id) {
        abandoned.remove(id);
        var removed = requests.remove(id);
        muted.remove(id);
        return removed;
    }

    /** Takes out a request that nobody waits for any more, though the server may still be at it; false if it was out. */
    public boolean abandon(RequestId id) {
        boolean wasUnderWay = requests.remove(id) != null;
        muted.remove(id);
        if (wasUnderWay) {
            abandoned.put(id, nanoTime.getAsLong());
        }
        return wasUnderWay;
    }

    /** Nothing but its end is to be reported of this request for now. */
    public void mute(RequestId id) {
        muted.add(id);
        if (!requests.containsKey(id)) {
            muted.remove(id);
        }
    }

    public void unmute(RequestId id) {
        muted.remove(id);
    }

    public boolean isMute(RequestId id) {
        return muted.contains(id);
    }

    /** All of them, at this moment. */
    public Collection<Pending> all() {
        return List.copyOf(requests.values());
    }

    /** The one request of a client that is under way; null if there is none or can be more than one. */
    public @Nullable Pending onlyOne() {
        return only(pending -> !GatewayClient.is(pending.request().client()));
    }

    /** The one request in whose course a server can ask something; null if there is none or can be more than one. */
    public @Nullable Pending onlyInteractive() {
        return only(Pending::isInteractive);
    }

    private @Nullable Pending only(Predicate<Pending> meant) {
        var candidates = requests.values().stream().filter(meant).limit(2).toList();
        return candidates.size() == 1 && !isHaunted() ? candidates.getFirst() : null;
    }

    private boolean isHaunted() {
        long now = nanoTime.getAsLong();
        abandoned.values().removeIf(since -> now - since > MEMORY);
        return !abandoned.isEmpty();
    }
}
