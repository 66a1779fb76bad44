// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** This replica and the others behind the same address, as far as this one knows. Thread-safe, never blocks. */
public final class Peers {

    private static final String ALONE = "local";

    private final @Nullable PeerAddress self;
    private final String boot = UUID.randomUUID().toString();
    private final Roster roster;
    private final long downTime;
    private final LongSupplier nanoTime;
    private final Map<PeerAddress, Long> downUntil = new ConcurrentHashMap<>();

    Peers(PeerAddress self, Roster roster, Duration downTime, LongSupplier nanoTime) {
        this.self = self;
        this.roster = roster;
        this.downTime = downTime.toNanos();
        this.nanoTime = nanoTime;
    }

    private Peers() {
        this.self = null;
        this.roster = new Roster.Listed(List.of());
        this.downTime = 0;
        this.nanoTime = System::nanoTime;
    }

    /** A gateway of one process. */
    public static Peers none() {
        return new Peers();
    }

    /** The name of this replica, by which the others know it; {@code local} when it is the only one. */
    public String self() {
        return self == null ? ALONE : self.toString();
    }

    /** What tells this run of the process from an earlier one of the same name. */
    public String boot() {
        return boot;
    }

    /** Whether no other replica can ever be known. */
    public boolean isAlone() {
        return self == null;
    }

    /** The other replica of this name, if there is one now. */
    public Optional<PeerAddress> find(String name) {
        return others().filter(peer -> peer.toString().equals(name)).findFirst();
    }

    /** The other replicas in the order in which all replicas, if they know the same ones, prefer them for this key. */
    public List<PeerAddress> preferredFor(String key) {
        return others().sorted(byPreferenceFor(key)).toList();
    }

    /** Whether this replica comes before that one in the common order for this key. */
    public boolean isPreferredTo(PeerAddress other, String key) {
        return self == null || byPreferenceFor(key).compare(self, other) < 0;
    }

    /** False for a moment after the replica could not be reached. */
    public boolean isReachable(PeerAddress peer) {
        var until = downUntil.get(peer);
        if (until == null) {
            return true;
        }
        if (nanoTime.getAsLong() - until < 0) {
            return false;
        }
        downUntil.remove(peer, until);
        return true;
    }

    /** The replica could not be reached; it is left in peace for a moment. */
    public void markDown(PeerAddress peer) {
        downUntil.put(peer, nanoTime.getAsLong() + downTime);
    }

    /** Asks anew who the others are; completes on any thread, never fails. */
    public Future<Void> refresh() {
        return roster.refresh().onComplete(any -> downUntil.keySet().retainAll(roster.known()));
    }

    private Stream<PeerAddress> others() {
        return roster.known().stream().filter(peer -> !peer.equals(self));
    }

    private static Comparator<PeerAddress> byPreferenceFor(String key) {
        return Comparator.<PeerAddress>comparingLong(peer -> weight(peer, key))
                .reversed()
                .thenComparing(PeerAddress::toString);
    }

    /** Rendezvous hashing: who comes or goes changes the order of nobody else. */
    private static long weight(PeerAddress peer, String key) {
        long hash = 0xcbf29ce484222325L;
        var text = key + " " + peer;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
