// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

    @Test
    void isReadAsItWasWritten() {
        var id = new EventId(EventId.Kind.LISTENING, 12, 345);

        assertThat(EventId.parse(id.wire())).hasValue(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "r", "r1", "r1.", "r.1", "x1.1", "r1.1.1", "r-1.1", " r1.1", "r1.9999999999999999999", "R1.1"
            })
    void isNothingElse(String text) {
        assertThat(EventId.parse(text)).isEmpty();
    }
}
