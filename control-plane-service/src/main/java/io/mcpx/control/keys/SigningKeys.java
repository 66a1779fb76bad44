// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys in force, which all replicas share. They are read again after a minute, and made when they are due; what one replica
 * makes, the others read long before it signs.
 */
@Singleton
public final class SigningKeys {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Tenancy tenancy;
    private final SigningKeyRows rows;
    private final KeyPairs pairs;
    private final KeyPlan plan;
    private final Clock clock;
    private volatile @Nullable KeySet known;

    SigningKeys(Tenancy tenancy, SigningKeyRows rows, KeyPairs pairs, IssuerConfig config, Clock clock) {
        this.tenancy = tenancy;
        this.rows = rows;
        this.pairs = pairs;
        this.plan = new KeyPlan(
                config.keyLifetime(), config.keyNotice(), config.tokenLifetime().plus(SKEW));
        this.clock = clock;
    }

    /** The keys in force. Outside of any transaction. */
    public Uni<KeySet> current() {
        var now = clock.instant();
        var keys = known;
        return keys != null && now.isBefore(keys.readAt().plus(FRESH))
                ? Uni.createFrom().item(keys)
                : tenancy.asOperator(() -> read(now)).invoke(read -> known = read);
    }

    private Uni<KeySet> read(Instant now) {
        return rows.all()
                .chain(all -> isSettled(all, now) ? Uni.createFrom().item(all) : settled(now))
                .map(all -> keySet(all, now));
    }

    private boolean isSettled(List<SigningKeyRow> all, Instant now) {
        return plan.next(starts(all), now).isEmpty()
                && plan.over(starts(all), now).isEmpty()
                && canSign(all, now);
    }

    /** A key that its master key's loss has made useless is no reason to have none. */
    private boolean canSign(List<SigningKeyRow> all, Instant now) {
        return pairs.privateKey(all.get(plan.signing(starts(all), now))).isPresent();
    }

    private Uni<List<SigningKeyRow>> settled(Instant now) {
        return rows.lock()
                .chain(() -> rows.all())
                .chain(all -> settle(all, now))
                .chain(() -> rows.all());
    }

    private Uni<Void> settle(List<SigningKeyRow> all, Instant now) {
        var over = new ArrayList<String>();
        plan.over(starts(all), now).forEach(place -> over.add(all.get(place).id));
        var gone = over.isEmpty() ? Uni.createFrom().item(0L) : rows.delete("id in ?1", over);
        return gone.chain(() -> added(all, now));
    }

    private Uni<Void> added(List<SigningKeyRow> all, Instant now) {
        var start = !all.isEmpty() && !canSign(all, now) ? Optional.of(now) : plan.next(starts(all), now);
        return start.map(from -> rows.persistAndFlush(pairs.generate(from, now)).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private KeySet keySet(List<SigningKeyRow> all, Instant now) {
        var signing = all.get(plan.signing(starts(all), now));
        PrivateKey key = pairs.privateKey(signing)
                .orElseThrow(
                        () -> new IllegalStateException("signing key " + signing.id + ": its master key has gone"));
        Map<String, ECPublicKey> published = all.stream().collect(Collectors.toMap(row -> row.id, pairs::publicKey));
        return new KeySet(signing.id, key, published, now);
    }

    private static List<Instant> starts(List<SigningKeyRow> all) {
        return all.stream().map(row -> row.activeFrom).toList();
    }
}
