// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @Test
    void readsItsParts() {
        var parent = TraceParent.parse("00-" + TRACE + "-" + SPAN + "-01").orElseThrow();

        assertThat(parent.traceId()).isEqualTo(TRACE);
        assertThat(parent.spanId()).isEqualTo(SPAN);
        assertThat(parent.isSampled()).isTrue();
    }

    @Test
    void readsAFutureVersionWithMore() {
        assertThat(TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-00-what-comes"))
                .isPresent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-1",
                "00-" + TRACE + "-" + SPAN + "-01\n",
                "00_" + TRACE + "_" + SPAN + "_01"
            })
    void ignoresWhatIsMalformed(@Nullable String text) {
        assertThat(TraceParent.parse(text)).isEmpty();
    }
}
