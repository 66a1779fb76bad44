// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.configuration.resource.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private final Progress progress = new Progress();

    @Test
    void saysNothingBeforeHello() {
        assertThat(progress.next(view(Map.of("a", "1")))).isEmpty();
    }

    @Test
    void answersAHelloThatKnowsEverything() {
        var view = view(Map.of("a", "1"));
        progress.hello(view.hashes(), view.version());

        assertThat(progress.next(view)).hasValueSatisfying(difference -> {
            assertThat(difference.isFull()).isFalse();
            assertThat(difference.upserts()).isEmpty();
            assertThat(difference.removed()).isEmpty();
        });
    }

    @Test
    void sendsARefusedVersionNoMoreButTheNextOneAgainstWhatIsInForce() {
        progress.hello(Map.of(), "");
        var good = view(Map.of("a", "1"));
        progress.next(good);
        progress.ack(good.version());
        var bad = view(Map.of("a", "1", "b", "1"));
        progress.next(bad);

        assertThat(progress.nack()).isTrue();

        assertThat(progress.next(bad)).isEmpty();
        assertThat(progress.next(view(Map.of("a", "1", "c", "1"))).orElseThrow().upserts())
                .containsExactly(key("c"));
    }

    @Test
    void takesNoAcknowledgementOfWhatWasNotSent() {
        progress.hello(Map.of(), "");
        progress.next(view(Map.of("a", "1")));

        assertThat(progress.ack("another")).isFalse();
        assertThat(progress.next(view(Map.of("a", "2")))).isEmpty();
    }

    /** Whatever changes, is refused, or is said anew in between: what was received adds up to what is wanted. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addsUpToWhatIsWanted(long seed) {
        var random = new Random(seed);
        var replica = new HashMap<ResourceKey, String>();
        var version = "";
        progress.hello(Map.of(), "");
        for (int step = 0; step < 500; step++) {
            var wanted = view(randomHashes(random));
            var sent = progress.next(wanted);
            if (sent.isPresent() && random.nextInt(4) > 0) {
                apply(sent.get(), replica);
                assertThat(replica).isEqualTo(wanted.hashes());
                version = wanted.version();
                assertThat(progress.ack(version)).isTrue();
            } else if (sent.isPresent() && random.nextBoolean()) {
                progress.nack();
            } else {
                progress.hello(replica, version);
            }
        }
    }

    private static void apply(Difference difference, Map<ResourceKey, String> replica) {
        if (difference.isFull()) {
            replica.clear();
        }
        difference.removed().forEach(replica::remove);
        difference
                .upserts()
                .forEach(key -> replica.put(
                        key, String.valueOf(difference.target().hashes().get(key))));
    }

    private static Map<String, String> randomHashes(Random random) {
        var hashes = new HashMap<String, String>();
        for (int i = 0; i < 20; i++) {
            if (random.nextBoolean()) {
                hashes.put("s" + i, String.valueOf(random.nextInt(3)));
            }
        }
        return hashes;
    }

    private static View view(Map<String, String> hashes) {
        var keyed = new TreeMap<ResourceKey, String>();
        hashes.forEach((name, hash) -> keyed.put(key(name), hash));
        var version = Version.of(keyed);
        return new View(version, "label of " + version, 1, null, keyed, keyed);
    }

    private static ResourceKey key(String name) {
        return new ResourceKey(Kind.SERVER, name);
    }
}
