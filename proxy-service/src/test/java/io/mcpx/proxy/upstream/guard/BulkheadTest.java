// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private final Bulkhead bulkhead = new Bulkhead(1, 2);
    private final List<String> admitted = new ArrayList<>();

    private Bulkhead.Place enter(String name) {
        return requireNonNull(bulkhead.enter(() -> admitted.add(name)));
    }

    @Test
    void admitsInTheOrderOfArrival() {
        var first = enter("first");
        var second = enter("second");
        var third = enter("third");

        assertThat(first.isHeld()).isTrue();
        assertThat(second.isHeld()).isFalse();
        first.leave();
        assertThat(admitted).containsExactly("second");
        second.leave();
        third.leave();
        assertThat(admitted).containsExactly("second", "third");
    }

    @Test
    void refusesWhenTooManyWait() {
        enter("first");
        enter("second");
        enter("third");

        assertThat(bulkhead.enter(() -> {})).isNull();
    }

    @Test
    void aPlaceIsFreedOnce() {
        var first = enter("first");
        enter("second");
        enter("third");

        first.leave();
        first.leave();

        assertThat(admitted).containsExactly("second");
    }

    @Test
    void whoGivesUpWaitingIsNotAdmitted() {
        var first = enter("first");
        var second = enter("second");
        second.leave();
        first.leave();

        assertThat(admitted).isEmpty();
        assertThat(enter("next").isHeld()).isTrue();
    }
}
