// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.parked;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.proxy.bridge.BridgeConfig;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parked calls that this replica holds, within bounds in total and for each caller. Thread-safe. */
@Singleton
public final class ParkedCalls {

    private final BridgeConfig config;
    private final Vertx vertx;
    private final Map<String, ParkableCall> calls = new ConcurrentHashMap<>();
    private final Map<String, Integer> perCaller = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LongAdder expired = new LongAdder();

    public ParkedCalls(BridgeConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    /** The call of this name, if this caller's is held here. */
    public @Nullable ParkableCall find(String name, Caller caller) {
        var call = calls.get(name);
        return call != null && call.isOf(caller) ? call : null;
    }

    /** Calls that are held now. */
    public int count() {
        return count.get();
    }

    /** Calls that were given up because their clients did not come back in time. */
    public long expired() {
        return expired.sum();
    }

    /** Gives up every call whose caller this is true of, at its server too. */
    public void endIf(Predicate<Caller> revoked) {
        for (var call : List.copyOf(calls.values())) {
            call.endIf(revoked);
        }
    }

    BridgeConfig config() {
        return config;
    }

    Vertx vertx() {
        return vertx;
    }

    /** Takes a call in; false when there are as many as there may be. One that is held already stays. */
    boolean hold(ParkableCall call) {
        if (calls.containsKey(call.name())) {
            return true;
        }
        if (count.incrementAndGet() > config.maxParked()) {
            count.decrementAndGet();
            return false;
        }
        if (perCaller.merge(call.principal(), 1, Integer::sum) > config.maxParkedPerCaller()) {
            leave(call);
            return false;
        }
        calls.put(call.name(), call);
        return true;
    }

    /** Lets a call go that is over; without effect for one that is not held. */
    void release(ParkableCall call) {
        if (calls.remove(call.name(), call)) {
            leave(call);
        }
    }

    void countExpired() {
        expired.increment();
    }

    private void leave(ParkableCall call) {
        count.decrementAndGet();
        perCaller.computeIfPresent(call.principal(), (any, held) -> held == 1 ? null : held - 1);
    }
}
