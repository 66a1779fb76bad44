// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyStateTest {

    private final List<String> happened = new ArrayList<>();
    private final ReplyState state = new ReplyState();

    @Test
    void endsOnce() {
        assertThat(state.answer()).isTrue();
        assertThat(state.answer()).isFalse();
        assertThat(state.cancel()).isFalse();
        assertThat(state.isOpen()).isFalse();
    }

    @Test
    void runsBothKindsOfActionsWhenCancelled() {
        state.onOver(() -> happened.add("over"));
        state.onCancel(() -> happened.add("cancelled"));

        state.cancel();
        state.settle();
        state.settle();

        assertThat(happened).containsExactly("cancelled", "over");
    }

    @Test
    void cancelsNothingThatIsAnswered() {
        state.onCancel(() -> happened.add("cancelled"));
        state.answer();
        state.settle();

        state.onCancel(() -> happened.add("cancelled late"));

        assertThat(happened).isEmpty();
    }

    @Test
    void runsLateActionsAtOnce() {
        state.cancel();
        state.settle();

        state.onCancel(() -> happened.add("cancelled"));
        state.onOver(() -> happened.add("over"));

        assertThat(happened).containsExactly("cancelled", "over");
    }
}
