// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.KeySpec;
import io.mcpx.configuration.route.Snapshot;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys of one snapshot.
 *
 * @param holders by the beginning of the key's hash, so that the whole hash is compared in constant time
 */
record KeyRing(Snapshot snapshot, Map<String, List<Entry>> holders) {

    private static final int BUCKET_DIGITS = 8;

    /** One valid key, by its hash. */
    record Entry(KeySpec key, AgentSpec holder) {

        boolean matches(String hash) {
            return MessageDigest.isEqual(key.hash().getBytes(US_ASCII), hash.getBytes(US_ASCII));
        }

        /** Asks the time only if it matters. */
        boolean isValid(InstantSource clock) {
            return key.expires() == null || !key.isExpired(clock.instant());
        }
    }

    static KeyRing of(Snapshot snapshot) {
        var holders = new HashMap<String, List<Entry>>();
        var shared = snapshot.sharedKeyHash();
        if (shared != null) {
            add(
                    holders,
                    KeySpec.of(shared),
                    new AgentSpec(Caller.SHARED_KEY, List.of(shared), Set.of(), Set.of(), null));
        }
        snapshot.agents().forEach(agent -> agent.keys().forEach(key -> add(holders, key, agent)));
        return new KeyRing(snapshot, Map.copyOf(holders));
    }

    @SuppressWarnings(
            "ReferenceEquality") // a snapshot is replaced, never changed, and comparing its content takes long
    boolean isOf(Snapshot some) {
        return snapshot == some;
    }

    /** The key and whose it is, unless it has expired by now. */
    Optional<Entry> find(String key, InstantSource clock) {
        var hash = KeyHash.of(key);
        return holders.getOrDefault(bucket(hash), List.of()).stream()
                .filter(entry -> entry.matches(hash) && entry.isValid(clock))
                .findFirst();
    }

    private static void add(Map<String, List<Entry>> holders, KeySpec key, AgentSpec holder) {
        holders.merge(bucket(key.hash()), List.of(new Entry(key, holder)), KeyRing::join);
    }

    private static List<Entry> join(List<Entry> some, List<Entry> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String bucket(String hash) {
        return hash.substring(0, BUCKET_DIGITS);
    }
}
