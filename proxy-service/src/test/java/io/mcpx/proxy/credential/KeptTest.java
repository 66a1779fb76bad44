// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.proxy.credential.fake.CredentialSettings;
import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptTest {

    private static final Duration LIFE = Duration.ofSeconds(100);

    private final Deque<Promise<Leased<String>>> asked = new ArrayDeque<>();
    private int fetches;
    private long now = Long.MAX_VALUE - 5;
    private final Pace pace =
            new Pace(CredentialSettings.with(Map.of("retry-first", "10s", "retry-cap", "40s")), () -> now);
    private final Kept<String> kept = new Kept<>("it", this::source, pace);

    private Future<Leased<String>> source() {
        fetches++;
        Promise<Leased<String>> promise = Promise.promise();
        asked.add(promise);
        return promise.future();
    }

    @Test
    void asksOnceForAllWhoWait() {
        var first = kept.get();
        var second = kept.get();

        answer(Leased.renewed("one", LIFE));

        assertThat(fetches).isOne();
        assertThat(first.result()).isEqualTo("one");
        assertThat(second.result()).isEqualTo("one");
        assertThat(kept.known()).isEqualTo("one");
        assertThat(fetches).isOne();
    }

    @Test
    void goesOnWithTheOldOneWhileItFetchesTheNext() {
        hold("one");
        pass(Duration.ofSeconds(80));

        assertThat(kept.known()).isEqualTo("one");
        assertThat(kept.known()).isEqualTo("one");
        assertThat(fetches).isEqualTo(2);
        answer(Leased.renewed("two", LIFE));

        assertThat(kept.known()).isEqualTo("two");
    }

    @Test
    void usesAStaleValueOnlyWithinItsLease() {
        hold("one");
        pass(Duration.ofSeconds(80));
        assertThat(kept.known()).isEqualTo("one");
        fail();
        assertThat(kept.get().result()).isEqualTo("one");

        pass(Duration.ofSeconds(20));

        assertThat(kept.known()).isNull();
        var late = kept.get();
        fail();
        assertThat(late.failed()).isTrue();
        assertThat(ConnectFailure.reason(late.cause()).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void looksFirstWhereAValueIsToBeChecked() {
        kept.get();
        answer(Leased.checked("one", Duration.ofSeconds(1), LIFE));
        pass(Duration.ofSeconds(2));

        assertThat(kept.known()).isNull();
        var changed = kept.get();
        answer(Leased.checked("two", Duration.ofSeconds(1), LIFE));
        assertThat(changed.result()).isEqualTo("two");

        pass(Duration.ofSeconds(2));
        var unread = kept.get();
        fail();
        assertThat(unread.result()).isEqualTo("two");

        pass(LIFE);
        var over = kept.get();
        fail();
        assertThat(over.failed()).isTrue();
    }

    @Test
    void waitsLongerAfterEachFailureAndFailsAtOnceMeanwhile() {
        kept.get();
        fail();
        kept.get();
        fail();
        assertThat(fetches).isEqualTo(2);

        assertThat(kept.get().failed()).isTrue();
        assertThat(fetches).isEqualTo(2);
        pass(Duration.ofSeconds(10));
        var again = kept.get();
        answer(Leased.renewed("one", LIFE));

        assertThat(again.result()).isEqualTo("one");
        assertThat(fetches).isEqualTo(3);
    }

    @Test
    void fetchesAnotherOnceForAllWhoseValueWasRefused() {
        hold("one");

        var first = kept.insteadOf("one");
        var second = kept.insteadOf("one");
        answer(Leased.renewed("two", LIFE));
        var late = kept.insteadOf("one");

        assertThat(first.result()).isEqualTo("two");
        assertThat(second.result()).isEqualTo("two");
        assertThat(late.result()).isEqualTo("two");
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void doesNotFetchForEverForWhoRefusesEverything() {
        hold("one");
        kept.insteadOf("one");
        answer(Leased.renewed("two", LIFE));
        kept.insteadOf("two");
        answer(Leased.renewed("three", LIFE));

        var refused = kept.insteadOf("three");

        assertThat(refused.failed()).isTrue();
        assertThat(ConnectFailure.reason(refused.cause()).kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(fetches).isEqualTo(3);
        assertThat(kept.known()).isEqualTo("three");
    }

    @Test
    void survivesASourceThatThrows() {
        var broken = new Kept<String>(
                "it",
                () -> {
                    throw new IllegalStateException("secret text");
                },
                pace);

        var outcome = broken.get();

        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.cause()).hasMessageNotContaining("secret text");
    }

    private void hold(String value) {
        kept.get();
        answer(Leased.renewed(value, LIFE));
    }

    private void answer(Leased<String> leased) {
        asked.remove().complete(leased);
    }

    private void fail() {
        asked.remove().fail(new ConnectFailure(Kind.UNAVAILABLE, "no"));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
